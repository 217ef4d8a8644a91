import type { ColumnField } from "#schemas/transfer/column-field.ts";
import { readDay } from "../values/day.ts";
import { readFlag } from "../values/flag.ts";
import { readMoney } from "../values/money.ts";
import { readQuantity } from "../values/quantity.ts";
import type { ReadCell } from "../values/read-cell.ts";

type Reader = (text: string) => ReadCell<unknown>;

const isCode = /^[A-Za-z0-9]{1,3}[A-Za-z0-9.-]{0,5}$/;
const code: Reader = (text) => (isCode.test(text) ? {} : { wrong: "is no code" });
const words: Reader = (text) => (/\p{L}{2}/u.test(text) ? {} : { wrong: "is no name" });
const number: Reader = (text) => (/\d/.test(text) || text.length < 5 ? {} : { wrong: "is none" });
const money: Reader = (text) => readMoney(text, { mark: "." });
const day: Reader = (text) => readDay(text, "day_first");
const setName: Reader = (text) =>
  /\s/.test(text) || !isCode.test(text) || /^\p{Lu}\p{Ll}/u.test(text) ? {} : { wrong: "a code" };

/** Beside flags a number of copies has to be one. */
const copies: Reader = (text) => (/\d/.test(text) ? readQuantity(text) : { wrong: "is none" });

/** Fields whose cells have a shape; the others may hold anything. */
const readers: Readonly<Partial<Record<ColumnField, Reader>>> = {
  ...{ quantity: readQuantity, quantity_regular: copies, quantity_foil: copies },
  ...{ name: words, set_name: setName, set_code: code, number, paid: money },
  ...{ bought_on: day, added_on: day, is_foil: readFlag, is_reverse: readFlag },
  ...{ is_first_edition: readFlag, is_signed: readFlag, is_altered: readFlag },
  ...{ is_misprint: readFlag, is_proxy: readFlag, is_wished: readFlag },
};

/** Of a cell; a beginning tells. */
const mostLooked = 100;

/** Whether most of some cells can be what a field says; nothing speaks against a column without any. */
export function looksLike(field: ColumnField, cells: readonly string[]): boolean {
  const read = readers[field];
  if (read === undefined || cells.length === 0) return true;
  const wrong = cells.filter((cell) => read(cell.slice(0, mostLooked)).wrong !== undefined).length;
  return wrong * 2 <= cells.length;
}
