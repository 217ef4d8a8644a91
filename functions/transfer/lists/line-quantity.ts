import { readQuantity } from "../formats/values/quantity.ts";
import type { ReadCell } from "../formats/values/read-cell.ts";

/** A line without the count of copies that it begins or ends with. */
export interface CountedLine {
  readonly rest: string;
  /** What stands for it, and what it says; absent where the line does not count. */
  readonly text?: string;
  readonly quantity?: ReadCell<number>;
}

/** `4 Pikachu`, `4x Pikachu`, `4 x Pikachu`, `4xOP01-016`, `x4 Pikachu`; a minus makes it a fault, as do `1,000`, `1.5` and `1e3`. */
const before =
  /^(?:([-−]?\d+(?:[.,]\d+)*(?:e\+?\d+)?)(?:\s?[x×])?\s+(?=\S)|([-−]?\d+)[x×](?=\S)|[x×]\s?(\d+)\s+(?=\S))/i;
/** `Pikachu x4`, `Pikachu (x4)`, `Pikachu 4x`. */
const after = /\s[([]?(?:[x×]\s?(\d+)|(\d+)\s?[x×])[)\]]?$/i;

export function countedLine(line: string): CountedLine {
  const found = before.exec(line) ?? after.exec(line);
  if (found === null) return { rest: line };
  const text = found[1] ?? found[2] ?? found[3] ?? "";
  const isBefore = found.index === 0;
  const rest = isBefore ? line.slice(found[0].length) : line.slice(0, found.index);
  // `4 x 2` counts nothing that has a name, but it counts.
  return { rest: rest.trim(), text, quantity: readQuantity(text) };
}
