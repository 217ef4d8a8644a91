import { games as projectGames } from "#schemas/games/index.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Game, Language } from "#schemas/values.ts";
import { type CardTable, queryTree, settingsOf } from "../../catalog/index.ts";
import type { Group } from "../checklists/groups.ts";
import type { GameDeps } from "./game-at-hand.ts";

/** The game that a query names, or else the one that was chosen beside it. @throws DomainError `catalog.bad_query` */
export const gameOfQuery = (
  q: string | undefined,
  game: Game,
  { games = projectGames }: Pick<GameDeps, "games">,
): Game => (q !== undefined && settingsOf(q, games).game) || game;

/**
 * The cards that a query finds, as one group.
 *
 * @throws DomainError `catalog.bad_query`
 */
export async function queryGroup(
  request: {
    readonly q: string;
    readonly game: Game;
    readonly language?: Language | undefined;
    readonly currency: Currency;
  },
  table: CardTable,
  deps: Pick<GameDeps, "searchIn" | "games">,
): Promise<Group> {
  const { q, currency } = request;
  const found = await table.matching(await queryTree(request, deps), currency);
  const places: number[] = [];
  for (const [place, isFound] of found.entries()) if (isFound) places.push(place);
  return { key: q, label: q, order: "", places, isAlways: true };
}
