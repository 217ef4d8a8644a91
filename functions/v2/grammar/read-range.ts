import { BadQuery } from "./bad-query.ts";
import type { Bound, ValueTest } from "./query-tree.ts";
import type { Scanner } from "./scanner.ts";

const number = /^-?\d+(\.\d+)?$/;
/** As the answers write days and moments, and parts of them. */
const moment = /^\d{4}([/-]\d{1,2}([/-]\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?)?)?$/;

/**
 * A range such as `[1 TO 151]`, `{100 TO *}`, `>100`, `<=2023`; the next character opens it.
 *
 * @throws BadQuery where it is malformed
 */
export const readRange = (scanner: Scanner): ValueTest =>
  /[<>]/.test(scanner.peek()) ? withOneEnd(scanner) : withTwoEnds(scanner);

function withTwoEnds(scanner: Scanner): ValueTest {
  const start = scanner.at;
  const includesFrom = scanner.peek() === "[";
  scanner.at += 1;
  const from = boundIn(scanner, includesFrom);
  scanner.skipBlanks();
  if (!scanner.takesWord("TO")) {
    throw new BadQuery(scanner.at, "A range is written [1 TO 151], with TO between its ends.");
  }
  const to = boundIn(scanner, true);
  scanner.skipBlanks();
  const includesTo = scanner.takes("]");
  if (!includesTo && !scanner.takes("}")) {
    throw new BadQuery(start, "This range is not closed; it ends with ] or }.");
  }
  return {
    kind: "range",
    ...(from && { from }),
    ...(to && { to: { ...to, isIncluded: includesTo } }),
  };
}

function withOneEnd(scanner: Scanner): ValueTest {
  const isUpper = scanner.takes("<");
  if (!isUpper) scanner.takes(">");
  const isIncluded = scanner.takes("=");
  const { at } = scanner;
  const bound = boundIn(scanner, isIncluded);
  if (!bound) throw new BadQuery(at, "A number or a day must follow, such as 100 or 2023/01/31.");
  return { kind: "range", ...(isUpper ? { to: bound } : { from: bound }) };
}

/** Undefined for `*`, an open side. */
function boundIn(scanner: Scanner, isIncluded: boolean): Bound | undefined {
  scanner.skipBlanks();
  const start = scanner.at;
  const text = scanner.peek() === '"' ? scanner.phrase().trim() : scanner.word();
  if (text === "*") return undefined;
  if (number.test(text) || moment.test(text)) return { text, isIncluded };
  const said = text === "" ? "nothing" : `"${text}"`;
  const right = "a number, a day such as 2023/01/31, or *";
  throw new BadQuery(start, `The end of a range must be ${right}; here stands ${said}.`);
}
