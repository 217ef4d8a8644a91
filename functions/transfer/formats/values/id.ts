import { nothing, type ReadCell } from "./read-cell.ts";

/** Longer ones are no ids of anybody. */
const longest = 80;

/**
 * An id as a file has it. What a spreadsheet made of a long number is undone where that is exact: `4.2382E+04` is 42382, while `5.92E+05`
 * has lost digits and names nothing any more.
 */
export function readId(text: string): ReadCell<string> {
  const id = text.normalize("NFKC").trim();
  if (id === "" || id === "0") return nothing;
  if (id.length > longest || /[\s\p{C}]/u.test(id)) return { wrong: "is no id" };
  const [, whole, fraction = "", exponent] = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(id) ?? [];
  if (whole !== undefined) {
    return fraction.length === Number(exponent)
      ? { value: `${whole}${fraction}` }
      : { wrong: "has lost digits in a spreadsheet" };
  }
  if (/^\d+[.,]0+$/.test(id) && !/^\d{1,3}[.,]000$/.test(id))
    return { value: id.replace(/[.,]0+$/, "") };
  return { value: /^\d{1,3}(?:,\d{3})+$/.test(id) ? id.replaceAll(",", "") : id };
}
