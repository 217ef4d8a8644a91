import { plainNumber } from "#schemas/games/index.ts";
import { badQuery } from "../../errors.ts";
import type { GivenField } from "./given-field.ts";
import type { SearchTree } from "./search-tree.ts";

/**
 * The number of a card: `4`, `004`, `TG12`, `?`; with the printed total of its set behind a stroke,
 * `4/102`. Of a part that is counted by itself, `TG12/TG30`, the total is left aside.
 *
 * @throws DomainError `catalog.bad_query` when there is something else on a side of the stroke
 */
export function numberTerm(
  { field, text, token }: GivenField,
  compare: "has" | "=" | "!=",
): SearchTree {
  const [number = "", total, ...more] = text.normalize("NFKC").split("/");
  const isTotal = total === undefined || /^[a-z]{0,4}\d{1,6}$/i.test(total);
  if (number === "" || !isTotal || more.length > 0) {
    throw badQuery(
      token.valueColumn,
      `a number such as 4, TG12 or 4/102 was expected, not "${text}"`,
    );
  }
  const value = plainNumber(number);
  const own: SearchTree = { kind: "text", field: field.column, compare, value };
  if (total === undefined || !/^\d+$/.test(total)) return own;
  const whole: SearchTree = {
    kind: "and",
    parts: [
      { ...own, compare: compare === "!=" ? "=" : compare },
      { kind: "number", field: "printed", compare: "=", value: Number(total) },
    ],
  };
  return compare === "!=" ? { kind: "not", part: whole } : whole;
}
