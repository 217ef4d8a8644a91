import type { MatchReason } from "#schemas/transfer/match-reason.ts";
import type { Spot } from "../catalogue/set-group.ts";
import type { AskedRow } from "./asked-row.ts";
import { type Found, one, several } from "./found.ts";
import { fitOf } from "./name-fit.ts";
import { namedAnywhere } from "./named-spots.ts";
import { printsMeant } from "./prints.ts";

/**
 * By the code on a card, in a game where that is the same on all prints: which of them is meant, set and words such as `Alternate Art` have
 * to say. Undefined where the row says no code.
 */
export function byCode(asked: AskedRow): Found | undefined {
  const exact = exactPrint(asked);
  if (exact) return fitOf(exact, asked) > 0 ? one(exact, rung) : contradicted([exact], asked);
  const code = codeIn(asked);
  if (code === undefined) return undefined;
  const all = [...new Set(asked.game.printsOf(code).map(asked.game.spotAt))];
  const fits = all.some((spot) => fitOf(spot, asked) > 0);
  return fits ? amongPrints(all, asked) : contradicted(all, asked);
}

const rung = "set_code_and_number";

function amongPrints(all: readonly Spot[], asked: AskedRow): Found {
  const { set } = asked;
  const own = set.groups.length > 0 && set.by === "name" ? "set_name_and_number" : rung;
  const inSet = all.filter(({ group }) => set.groups.includes(group));
  if (set.how !== "unsaid" && inSet.length === 0) {
    return several(all, own, set.how === "unknown" ? "set_unknown" : "no_such_print");
  }
  const pool = inSet.length > 0 ? inSet : all;
  const fitting = printsMeant(pool, asked);
  const [only, second] = fitting;
  if (only === undefined) return several(pool, own, "no_such_print");
  if (second !== undefined) return several(fitting, own, "several_prints");
  return one(only, own, ...overlooked(only, asked));
}

const overlooked = (spot: Spot, asked: AskedRow): readonly MatchReason[] => [
  ...(fitOf(spot, asked) === 1 ? (["name_misspelt"] as const) : []),
  ...(asked.set.how === "resembling" ? (["set_resembles"] as const) : []),
];

const contradicted = (spots: readonly Spot[], asked: AskedRow): Found =>
  several(
    [...spots, ...namedAnywhere(asked).map(({ spot }) => spot)],
    rung,
    "number_contradicts_name",
  );

/** `OP01-016_p3`, and `016_p1` in a set. */
function exactPrint({ game, number, set }: AskedRow): Spot | undefined {
  const [, said, print] = /^(.+?\d)[_ -]?([pr]\d+)$/.exec(number?.exact ?? "") ?? [];
  if (said === undefined || !number || game.definition.codeAttribute === undefined)
    return undefined;
  const code = plainCode(said);
  const [numbered, other] = set.groups.flatMap((group) => group.at(number));
  if (numbered && !other) return numbered;
  const prints = game.printsOf(code).map(game.spotAt);
  const own = prints.filter(({ number: printed }) => printed.toLowerCase().endsWith(`_${print}`));
  const inSet = own.length > 1 ? own.filter(({ group }) => set.groups.includes(group)) : own;
  const [only, second] = inSet;
  return second === undefined ? only : undefined;
}

/** `OP01-003`, also of `OP01003`, `OP-01-003` and `OP 01-003`. */
const plainCode = (text: string): string =>
  text.replace(/^([a-z]{1,4})[\s_-]?(\d{2})[\s_]?-?[\s_]?(\d{3})$/, "$1$2-$3");

/** The code, or the one of the card with this number in the set. */
function codeIn({ game, number, set }: AskedRow): string | undefined {
  if (game.definition.codeAttribute === undefined || !number) return undefined;
  const written = plainCode(number.exact);
  if (game.printsOf(written).length > 0) return written;
  const inSet = set.groups.flatMap((group) => group.at(number));
  const codes = new Set(inSet.flatMap(({ places }) => places.map(game.codeAt)));
  const [code, second] = codes;
  return second === undefined && code !== "" ? code : undefined;
}
