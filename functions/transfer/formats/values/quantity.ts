import { nothing, plainWord, type ReadCell } from "./read-cell.ts";

/** More copies are in no lot. */
const most = 9_999;

/** Of a column such as `Owned`. */
const isThere = /^(?:yes|y|true|x|✓|✔|☑|ja|oui|si|sí|sim)$/;
const isAbsent = /^(?:no|n|false|nein|non|não|☐)$/;

/**
 * How many copies a cell says: `2`, `2x`, `x2`, `1,0`, `1.00`. `1,000` may be one or a thousand, and is neither.
 *
 * @returns nothing for an empty cell; 0 where the cell says 0
 */
export function readQuantity(text: string): ReadCell<number> {
  const plain = plainWord(text).replaceAll("×", "x");
  if (plain === "") return nothing;
  if (isThere.test(plain)) return { value: 1 };
  if (isAbsent.test(plain)) return { value: 0 };
  if (/^[-−]/.test(plain) && /\d/.test(plain)) return { wrong: "is below 0" };
  const [, digits, zeros] = /^(?:x ?)?\+?(\d+)(?:[.,](0+))?(?: ?x)?$/.exec(plain) ?? [];
  if (digits === undefined) return { wrong: "is no whole number of copies" };
  if (zeros !== undefined && zeros.length > 2 && digits !== "0") {
    return { wrong: `may mean ${digits} or ${digits}${zeros}` };
  }
  const value = Number(digits);
  return value <= most ? { value } : { wrong: `is more than the ${most} copies of one lot` };
}
