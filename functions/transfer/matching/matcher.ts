import type { Match } from "#schemas/transfer/row-verdict.ts";
import { rungs } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { Language } from "#schemas/values.ts";
import type { GameCards } from "./catalogue/game-cards.ts";
import { askedRow } from "./ladder/asked-row.ts";
import { byCode } from "./ladder/by-code.ts";
import { byOwnId, byProduct } from "./ladder/by-id.ts";
import { byName } from "./ladder/by-name.ts";
import { bySet } from "./ladder/by-set.ts";
import { languageOfLine } from "./ladder/chosen-place.ts";
import { detailOfDoubt } from "./ladder/details.ts";
import { withPrintTold } from "./ladder/prints.ts";
import { verdictOf } from "./ladder/verdict-of.ts";
import { gamesOfRow } from "./ladder/which-game.ts";
import type { MatchTable } from "./match-table.ts";
import type { SealedTable } from "./sealed/sealed-table.ts";

export interface MatchOptions {
  /** In which language cards are of which the row says none. @default English, or the one in which the name is written */
  readonly language?: Language | undefined;
}

/** What the catalogue makes of a row. */
export type Matcher = (row: SaidRow, options?: MatchOptions) => Match;

/**
 * Finds the card that a row means, by what says most: an id of ours or of a source, a shop's product, set and number checked against the
 * name, name and set, the name. Pure, and about 20 µs a row. A number never stands against a name, and what two things in a row contradict each
 * other in is left to a person, with what either may mean.
 *
 * @param sealed what `readSealed` read for the rows of a file; absent where there is none among them
 */
export function matcher({ games }: MatchTable, sealed?: SealedTable): Matcher {
  return (row, options = {}) => {
    const product = sealed?.find(row, games);
    if (product) return product;
    const own = gamesOfRow(row, games);
    if (own.length === 0) return unresolved("other_game", row);
    if (row.isSealed) return unresolved("no_such_product", row);
    return matchAmong(own, row, options.language ?? languageOfLine(row.game));
  };
}

/** What is found by more than a name in one game is no card of the next. */
function matchAmong(games: readonly GameCards[], row: SaidRow, language: Language | undefined) {
  let best: Match | undefined;
  for (const game of games) {
    const match = matchIn(game, row, language);
    best = best ? better(best, match, row) : match;
    if (best.verdict === "matched" && best.rung !== "name") break;
  }
  return best ?? unresolved("no_such_card", row);
}

function matchIn(game: GameCards, row: SaidRow, language: Language | undefined): Match {
  const asked = askedRow(row, game, language);
  const found =
    byOwnId(asked) ?? byProduct(asked) ?? byCode(asked) ?? bySet(asked) ?? byName(asked);
  return verdictOf(withPrintTold(found, asked), asked);
}

const unresolved = (
  reason: "no_such_card" | "no_such_product" | "other_game",
  row: SaidRow,
): Match => ({
  ...{ verdict: "unresolved", reason, detail: detailOfDoubt(reason, row), candidates: [] },
});

const weight = ({ verdict }: Match) => ({ matched: 0, ambiguous: 1, unresolved: 2 })[verdict];
const place = ({ rung }: Match) => (rung === undefined ? rungs.length : rungs.indexOf(rung));

/** Whether a name, which is all that is known, is that of several cards of another game. */
const isRival = (one: Match, other: Match): boolean =>
  one.verdict === "matched" && one.rung === "name" && other.reason === "several_printings";

/** Of what two games make of a row; of equals a person has to choose. */
function better(a: Match, b: Match, row: SaidRow): Match {
  if (isRival(a, b) || isRival(b, a)) {
    const candidates = [...a.candidates, ...b.candidates].slice(0, 20);
    return { ...(a.verdict === "matched" ? b : a), candidates };
  }
  const ahead = weight(a) - weight(b) || place(a) - place(b);
  if (ahead !== 0) return ahead < 0 ? a : b;
  if (a.verdict === "unresolved") return a;
  const reason = a.verdict === "matched" ? "several_printings" : a.reason;
  const detail = a.verdict === "matched" ? detailOfDoubt("several_printings", row) : a.detail;
  const candidates = [...a.candidates, ...b.candidates].slice(0, 20);
  return { ...a, verdict: "ambiguous", reason, detail, candidates };
}
