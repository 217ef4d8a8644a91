import type { AskedRow } from "./asked-row.ts";
import { type Found, none, one, several } from "./found.ts";
import { namedAnywhere } from "./named-spots.ts";
import { byNumber } from "./narrowed.ts";

/** By the name alone, with the number where there is one: where the row says no set, or one that is not known. */
export function byName(asked: AskedRow): Found {
  const { name, number, set } = asked;
  if (!name) return none(set.how === "unknown" ? "no_such_set" : "nothing_said");
  const named = namedAnywhere(asked);
  const [first] = named;
  if (!first) return none(set.how === "unknown" ? "no_such_set" : "no_such_card");
  const spots = named.map(({ spot }) => spot);
  const numbered = byNumber(spots, asked);
  if (numbered.length === 0) return several(spots, "name", "number_contradicts_name");
  // Whatever resembles it: the set that is meant may be one that the catalogue does not have.
  if (set.how === "unknown") return several(numbered, "name", "set_unknown");
  const [only, second] = numbered;
  if (only === undefined || second !== undefined)
    return several(numbered, "name", "several_printings");
  // Of a number alone, without how many there are, chance would do it for names that exist often.
  const isSure =
    first.fit === 3 &&
    (number?.total !== undefined || spots.length === 1 || isTelling(number?.exact));
  return isSure ? one(only, "name") : several(numbered, "name", "name_only_resembles");
}

/** A number that is written with letters is of one series: `GG24`, and not a `24` that a card `GG24` would have as well. */
const isTelling = (number = ""): boolean => /^[a-z]{2,}\d/i.test(number);
