import type { ColumnField } from "#schemas/transfer/column-field.ts";
import { readFlag } from "../values/flag.ts";
import { readQuantity } from "../values/quantity.ts";
import { byText } from "../values/read-cell.ts";
import { faultOf, type RowCells } from "./row-cells.ts";
import type { TableContext } from "./table-context.ts";

/** Copies that a row counts, and what it says of their finish by counting them apart. */
export interface SaidCopies {
  readonly quantity: number;
  readonly finish: readonly string[];
}

const mostCopies = 9_999;

/**
 * How many copies a row says. Where foils are counted in a column of their own they are copies of their own, and a total that counts both is read
 * only where nothing else counts the plain ones. A row without a number is one copy; one whose number cannot be read cannot be taken.
 */
export function saidCopies(row: RowCells, context: TableContext): readonly SaidCopies[] {
  const plain = count(row, "quantity_regular");
  const foils = context.countedFoils.map(({ place, finish }) => ({
    ...{ quantity: count(row, "quantity_foil", place), finish },
  }));
  if (plain === undefined && foils.every(({ quantity }) => quantity === undefined)) {
    return [{ quantity: plainQuantity(row, context), finish: [] }];
  }
  const total = count(row, "quantity");
  const foil = foils.reduce((sum, { quantity = 0 }) => sum + quantity, 0);
  if (plain === undefined) return withTotal(row, { total, foil, foils }, context);
  const sum = plain + foil;
  if (total !== undefined && total !== sum) {
    const wrong = `is not the ${sum} that the columns for plain copies and foils make`;
    row.note(faultOf("quantity", String(total), wrong));
  }
  return apart(plain, foils, context);
}

interface Counted {
  readonly quantity: number | undefined;
  readonly finish: readonly string[];
}

interface Total {
  readonly total: number | undefined;
  readonly foil: number;
  readonly foils: readonly Counted[];
}

/** Of a total beside the foils it is not known whether it counts them as well; one below their number does not. */
function withTotal(
  row: RowCells,
  { total, foil, foils }: Total,
  context: TableContext,
): readonly SaidCopies[] {
  if (total === undefined || foil === 0 || total < foil) return apart(total, foils, context);
  if (total > foil) {
    const wrong = `may count the ${foil} foils as well, and is taken so`;
    row.note(faultOf("quantity", String(total), wrong));
  }
  return apart(total - foil, foils, context);
}

/** What is there 0 times says something only where quantities replace those of before. */
function apart(
  plain: number | undefined,
  foils: readonly Counted[],
  { keepsZeros }: TableContext,
): readonly SaidCopies[] {
  const all = [{ quantity: plain, finish: ["nonfoil"] }, ...foils].flatMap(
    ({ quantity, finish }) =>
      quantity === undefined || (quantity === 0 && !keepsZeros) ? [] : [{ quantity, finish }],
  );
  return all.length > 0 ? all : [{ quantity: 0, finish: [] }];
}

const quantities = byText(readQuantity);
const fatal = { isFatal: true };
const count = (row: RowCells, field: ColumnField, place?: number) =>
  row.value(field, quantities, place === undefined ? fatal : { ...fatal, place });

function plainQuantity(row: RowCells, context: TableContext): number {
  const faults = row.faults.length;
  const inStock = count(row, "quantity");
  const coming = count(row, "quantity_added");
  if (row.faults.length > faults) return 0;
  const said =
    inStock === undefined && coming === undefined ? undefined : (inStock ?? 0) + (coming ?? 0);
  const times = row.value("is_playset", readFlag) === true ? 4 : 1;
  const quantity = (said ?? absent(row, context)) * times;
  if (quantity <= mostCopies) return quantity;
  row.note(faultOf("quantity", String(quantity), `is more than ${mostCopies} copies`, "refused"));
  return 0;
}

function absent(row: RowCells, { countsCopies, defaults }: TableContext): number {
  const quantity = defaults.quantity ?? 1;
  if (countsCopies && defaults.quantity === undefined) {
    const detail = "No number of copies is said. The row is taken for one copy.";
    row.note({ field: "quantity", text: "", detail, isFatal: false });
  }
  return quantity;
}
