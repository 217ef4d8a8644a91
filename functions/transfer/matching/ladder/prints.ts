import { fold } from "../../../catalog/index.ts";
import type { Spot } from "../catalogue/set-group.ts";
import { type PrintKind, printKind } from "../said/print-words.ts";
import type { AskedRow } from "./asked-row.ts";
import type { Found } from "./found.ts";
import { several } from "./found.ts";

const isFurther = ({ number }: Spot, { game }: AskedRow): boolean =>
  game.definition.isFurtherPrint?.(number) === true;
const isReprint = ({ number }: Spot): boolean => /_r\d/.test(number);

/** Of the prints of a card, those that a row may mean: one that is told is never the plain card, nor the other way round. */
export function printsMeant(pool: readonly Spot[], asked: AskedRow): readonly Spot[] {
  const kind = kindSaid(asked);
  const further = pool.filter((spot) => isFurther(spot, asked));
  if (kind === "further") {
    return further.filter((spot) => kindOf(spot, asked) === undefined && !isReprint(spot));
  }
  if (kind !== undefined) return further.filter((spot) => kindOf(spot, asked) === kind);
  const reprints = pool.filter(isReprint);
  const plain = pool.filter((spot) => !isFurther(spot, asked));
  // Where a set has both, they look alike; without a set the code means what was printed first.
  if (plain.length > 0) return asked.set.how === "unsaid" ? plain : [...plain, ...reprints];
  // A set that holds but this print of the card needs no word for it.
  return reprints.length > 0 ? reprints : pool;
}

/** What was found by a name is no plain card where the row tells of a further print. */
export function withPrintTold(found: Found, asked: AskedRow): Found {
  if (found.outcome !== "one" || !asked.game.definition.isFurtherPrint) return found;
  if (found.rung === "own_id" || found.rung === "product_id") return found;
  const isOther = kindSaid(asked) !== undefined && !isFurther(found.spot, asked);
  return isOther ? several([found.spot], found.rung, "no_such_print") : found;
}

function kindSaid({ name, row, finish }: AskedRow): PrintKind | undefined {
  const words = [...(name?.asides ?? []), finish.text].map(fold).join(" ");
  return printKind(words) ?? rarityKind(row.rarity);
}

const rarityKind = (rarity = ""): PrintKind | undefined => {
  if (/^(?:sp(?: card)?|special(?: rare)?)$/i.test(rarity.trim())) return "special";
  return /^(?:tr|treasure ?rare)$/i.test(rarity.trim()) ? "treasure" : undefined;
};

const kindOf = ({ places: [place = 0] }: Spot, { game }: AskedRow): PrintKind | undefined =>
  game
    .rarityAt(place)
    .map(rarityKind)
    .find((kind) => kind !== undefined);
