import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Game, Language, SetId } from "#schemas/values.ts";
import { noSuchGeneration, noSuchSet, noSuchSpecies } from "../../catalog/index.ts";
import { type Group, type GroupKind, groupsBy } from "../checklists/groups.ts";
import type { GameAtHand, GameDeps } from "../completion/game-at-hand.ts";
import { gameOfQuery, queryGroup } from "../completion/query-group.ts";
import { noSuchName } from "../errors.ts";

/** Of which cards the missing ones are wanted: one of these. */
export interface MissingScope {
  readonly set?: SetId | undefined;
  readonly species?: number | undefined;
  readonly generation?: number | undefined;
  readonly artist?: string | undefined;
  readonly rarity?: string | undefined;
  readonly q?: string | undefined;
}

export interface ScopeRequest extends MissingScope {
  readonly game: Game;
  readonly language?: Language | undefined;
  readonly currency: Currency;
}

/** The game that a scope is of, whatever was chosen beside it: a set's own, or that which a query names. */
export function gameOfScope({ set, q, game }: ScopeRequest, deps: Pick<GameDeps, "games">): Game {
  return set === undefined ? gameOfQuery(q, game, deps) : gamePartOf(set);
}

/**
 * The cards that a scope means. A set's language is its own.
 *
 * @throws DomainError `catalog.no_such_set`, `catalog.no_such_species`, `catalog.no_such_generation`, `catalog.bad_query`, `request.invalid`
 */
export async function missingGroup(
  request: ScopeRequest,
  { checklist, definition }: GameAtHand,
  deps: Pick<GameDeps, "searchIn" | "games">,
): Promise<Group> {
  const { set, species, generation, artist, rarity, q = "", language } = request;
  const find = (kind: GroupKind, key: string, of = language) =>
    groupsBy(kind, checklist, of).find((group) => plain(group.key) === plain(key));
  if (set !== undefined) return find("set", set, undefined) ?? raise(noSuchSet(set));
  if (species !== undefined) {
    return find("species", String(species)) ?? raise(noSuchSpecies(species, definition));
  }
  if (generation !== undefined) {
    const found = find("generation", String(generation));
    return found ?? raise(noSuchGeneration(generation, definition));
  }
  if (artist !== undefined) {
    return find("artist", artist) ?? raise(noSuchName("artist", artist, definition));
  }
  if (rarity !== undefined) {
    return find("rarity", rarity) ?? raise(noSuchName("rarity", rarity, definition));
  }
  return queryGroup({ ...request, q }, checklist.table, deps);
}

const plain = (key: string): string => key.normalize("NFC").toLowerCase();

function raise(error: Error): never {
  throw error;
}
