import type { Rung } from "#schemas/transfer/row-verdict.ts";
import type { SetGroup } from "../catalogue/set-group.ts";
import type { SaidNumber } from "../said/said-number.ts";
import type { AskedRow } from "./asked-row.ts";
import { type Found, none, one, several } from "./found.ts";
import { type FittingSpot, fitOf } from "./name-fit.ts";
import { namedAnywhere, namedIn, onPaper } from "./named-spots.ts";
import { byRarity } from "./narrowed.ts";
import { withSiblings } from "./set-siblings.ts";

/** By set and number, checked against the name, or by set and name; undefined where the row says no set that is known. */
export function bySet(asked: AskedRow): Found | undefined {
  const { set, name } = asked;
  if (set.groups.length === 0) return undefined;
  const groups = withSiblings(set.groups, asked.game.sets.groups);
  const number = isOfOtherSet(asked) ? undefined : asked.number;
  const hits = number ? hitsOf(number, groups, asked) : [];
  if (hits.length > 0) {
    const all = hits.map(fitting(asked));
    return name ? checked(all, groups, asked) : unchecked(all, asked);
  }
  if (!name) return none("no_such_card");
  return number ? unnumbered(groups, asked) : nameAndSet(groups, asked);
}

/** In what came with the sets is looked where their own numbers are those of other cards. */
function hitsOf(number: SaidNumber, groups: readonly SetGroup[], asked: AskedRow) {
  const hits = onPaper(asked.set.groups.flatMap((group) => group.at(number)));
  if (hits.some((spot) => fitOf(spot, asked) > 0)) return hits;
  const all = groups.flatMap((group) => group.at(number));
  const further = all.filter((spot) => fitOf(spot, asked) > 0);
  return further.length > 0 ? further : hits;
}

/** `4/102` on a card that is printed again in a set with numbers of its own, `CC004`. */
const isOfOtherSet = ({ set, number, name }: AskedRow): boolean =>
  name !== undefined &&
  number?.total !== undefined &&
  /^\d/.test(number.exact) &&
  set.groups.every((group) => group.isLettered && group.printed !== number.total);

const fitting =
  (asked: AskedRow) =>
  (spot: FittingSpot["spot"]): FittingSpot => ({ spot, fit: fitOf(spot, asked) });

const rungOf = ({ set }: AskedRow): Rung =>
  set.by === "code" ? "set_code_and_number" : "set_name_and_number";

const resembles = ({ set }: AskedRow) =>
  set.how === "resembling" ? (["set_resembles"] as const) : [];

/** A number is believed where its card's name fits, and no other card of the set has the name better. */
function checked(
  hits: readonly FittingSpot[],
  groups: readonly SetGroup[],
  asked: AskedRow,
): Found {
  const rung = rungOf(asked);
  const most = Math.max(...hits.map(({ fit }) => fit));
  const named = namedIn(groups, asked);
  const isNamedBetter = named.some(({ fit }) => fit > most);
  if (most === 0 || (isNamedBetter && most < 3)) {
    const both = named.length > 0 ? [...named, ...hits] : [...hits, ...namedAnywhere(asked)];
    const spots = both.map(({ spot }) => spot);
    return several(spots, rung, "number_contradicts_name");
  }
  const best = hits.filter(({ fit }) => fit === most).map(({ spot }) => spot);
  const [only, second] = best.length > 1 ? byTotal(best, asked) : best;
  if (only === undefined || second !== undefined) return several(best, rung, "several_sets");
  return one(only, rung, ...(most === 1 ? (["name_misspelt"] as const) : []), ...resembles(asked));
}

/** Of cards with the same number, those whose set has as many as the row says. */
function byTotal(spots: readonly FittingSpot["spot"][], { number }: AskedRow) {
  const own = spots.filter(({ group }) => group.printed === number?.total);
  return own.length > 0 ? own : spots;
}

/** A row without a name is believed where its set is sure, and as large as the number says. */
function unchecked(hits: readonly FittingSpot[], asked: AskedRow): Found {
  const { set, number } = asked;
  const spots = hits.map(({ spot }) => spot);
  const [only, second] = spots;
  if (only === undefined || second !== undefined)
    return several(spots, rungOf(asked), "several_sets");
  if (set.how !== "exact") return several(spots, rungOf(asked), "set_unknown");
  const { printed } = only.group;
  const total = number && /^\d/.test(number.exact) ? number.total : undefined;
  const isOther = total !== undefined && printed > 0 && total !== printed;
  return isOther
    ? several(spots, rungOf(asked), "total_contradicts_set")
    : one(only, rungOf(asked));
}

/** No card of the set has the number: those of the name are shown. */
function unnumbered(groups: readonly SetGroup[], asked: AskedRow): Found {
  const named = namedIn(groups, asked);
  if (named.length > 0) {
    return several(
      named.map(({ spot }) => spot),
      "name_and_set",
      "no_such_number",
    );
  }
  return elsewhere(asked);
}

function elsewhere(asked: AskedRow): Found {
  const others = namedAnywhere(asked);
  if (others.length === 0) return none("no_such_card");
  return several(
    others.map(({ spot }) => spot),
    "name",
    "name_not_in_set",
  );
}

function nameAndSet(groups: readonly SetGroup[], asked: AskedRow): Found {
  const own = namedIn(asked.set.groups, asked);
  const named = own.length > 0 ? own : namedIn(groups, asked);
  const [first] = named;
  if (!first) return elsewhere(asked);
  const narrowed = byRarity(onPaper(named.map(({ spot }) => spot)), asked);
  const [only, second] = narrowed;
  if (only === undefined || second !== undefined) {
    return several(
      named.map(({ spot }) => spot),
      "name_and_set",
      "several_printings",
    );
  }
  const isSure = asked.set.how === "exact" && (first.fit > 1 ? !isHalfRead(first, asked) : true);
  if (!isSure) {
    const reason = asked.set.how === "exact" ? "name_only_resembles" : "set_unknown";
    return several([only], "name_and_set", reason);
  }
  return one(only, "name_and_set", ...(first.fit === 1 ? (["name_misspelt"] as const) : []));
}

/** Something in brackets was not understood, and may be what tells this card from another. */
const isHalfRead = ({ fit }: FittingSpot, { name }: AskedRow): boolean =>
  fit === 2 && name?.hasOddAside === true;
