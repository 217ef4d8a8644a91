import {
  type GameDefinition,
  type Games,
  games as projectGames,
  type QueryField,
  queryFieldsOf,
} from "#schemas/games/index.ts";

import type { Nickname } from "./nicknames.ts";
import type { SearchTree } from "./search-tree.ts";
import type { FieldToken } from "./tokens.ts";

/** The fields in which the cards of a game can be searched. */
export interface SearchFields {
  readonly names: readonly string[];
  /** With all other names of each. */
  readonly allNames: readonly string[];
  /** The field that a name in a query means, whatever its case. */
  named(name: string): QueryField | undefined;
  /** The field that looks into a column of the index. */
  inColumn(column: string): QueryField | undefined;
}

/** Fields that a query may have beside those of cards, where somebody searches more than these; they go before fields of the same name. */
export interface BeyondFields {
  /** With all other names of each. */
  readonly names: readonly string[];
  /** Those that say something without a value, `owned:`, also before a blank. */
  readonly withoutValue?: readonly string[];
  /**
   * What a field says; undefined where it is none of these.
   *
   * @throws DomainError `catalog.bad_query`
   */
  termOf(token: FieldToken): SearchTree | undefined;
}

/** What a name before a value may mean in a query. */
export interface QueryNames {
  readonly definition: GameDefinition;
  readonly fields: SearchFields;
  /** Who gives ids to cards, in lower case, by whose name an id may begin: `tcgplayer:42382`. */
  readonly idKinds: ReadonlySet<string>;
  /** The longest first. */
  readonly nicknames: readonly Nickname[];
  /** Fields of other things than cards. */
  readonly beyond?: BeyondFields | undefined;
  /** Other games that have a field of this name. */
  fieldsElsewhere(name: string): readonly GameDefinition[];
}

/**
 * @param known kinds of ids that its cards have; beside its sources and shops, before any card is known
 * @param games of the deployment
 */
export const queryNamesOf = (
  definition: GameDefinition,
  known: readonly string[] = [],
  games: Games = projectGames,
): Omit<QueryNames, "nicknames"> => ({
  definition,
  fieldsElsewhere: (name) =>
    games.all.filter((other) => other !== definition && searchFieldsOf(other).named(name)),
  fields: searchFieldsOf(definition),
  idKinds: new Set([...definition.precedence.default, ...(definition.shops ?? []), ...known]),
});

/** Made once for each game; a query takes less time than this. */
const made = new WeakMap<GameDefinition, SearchFields>();

export function searchFieldsOf(definition: GameDefinition): SearchFields {
  const known = made.get(definition);
  if (known) return known;
  const all = queryFieldsOf(definition);
  const byName = new Map(
    all.flatMap((field) => [field.name, ...field.also].map((name) => [name, field] as const)),
  );
  const fields = {
    names: all.map(({ name }) => name),
    allNames: [...byName.keys()],
    named: (name: string) => byName.get(name.toLowerCase()),
    inColumn: (column: string) => all.find((field) => field.column === column),
  };
  made.set(definition, fields);
  return fields;
}
