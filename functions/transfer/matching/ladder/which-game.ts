import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { fold } from "../../../catalog/index.ts";
import type { GameCards } from "../catalogue/game-cards.ts";

/** Ids that only cards of a game have that is none of ours. */
const foreignIds: ReadonlySet<string> = new Set([
  ...["scryfall", "scryfall_oracle", "oracle", "multiverse", "mtgo", "manabox", "mvid"],
]);

/** What says that something is a game and not which. */
const general =
  /^(?:tcg|ccg|cards?|trading cards?|card games?|trading card games?|other|single|singles)$/;

/** The games that a row may be of; none where it is of one that we do not have. */
export function gamesOfRow(row: SaidRow, games: readonly GameCards[]): readonly GameCards[] {
  if (row.ids.some(({ kind }) => foreignIds.has(kind))) return [];
  const said = fold(row.game ?? "");
  if (said === "" || general.test(said)) return games;
  const joined = said.replaceAll(" ", "");
  return games.filter(({ definition: { name, label } }) => {
    const own = [name, fold(label).replaceAll(" ", "")];
    return own.some((one) => joined.includes(one));
  });
}
