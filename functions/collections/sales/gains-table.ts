import { stringify } from "csv-stringify/sync";
import type { PrintingId } from "#schemas/values.ts";
import { type CatalogStore, findHeld } from "../../catalog/index.ts";
import { writtenAmount } from "../../prices/reading/index.ts";
import { type AskedYear, salesOfYear } from "./gains-of-year.ts";
import type { SaleReports, ToldSale } from "./list-sales.ts";

const header = [
  ...["sold", "bought", "card", "printing", "variant", "state", "language", "quantity"],
  ...["currency", "proceeds", "cost", "gain", "note", "sale"],
];

/** Cards and sealed products that are looked up at once. */
const atOnce = 100;

/**
 * A year's sales as CSV (RFC 4180), a line for each, amounts as decimal numbers in one currency; a sale of which nobody said what was paid has no cost
 * and no gain. What a spreadsheet would take for a formula begins with an apostrophe.
 */
export async function gainsTable(
  asked: AskedYear,
  deps: SaleReports & { readonly store: CatalogStore },
): Promise<string> {
  const sales = await salesOfYear(asked, deps);
  const ids = [...new Set(sales.map(({ printingId }) => printingId))];
  const names = new Map<PrintingId, string>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const things = await findHeld(ids.slice(from, from + atOnce), deps);
    for (const [id, { name }] of things) names.set(id, name);
  }
  const lines = sales.map((sale) => lineOf(sale, names.get(sale.printingId) ?? ""));
  return stringify([header, ...lines], {
    record_delimiter: "\r\n",
    escape_formulas: true,
    // A loss begins with a minus and is a number all the same.
    cast: { object: (amount) => ({ value: String(amount["written"]), escape_formulas: false }) },
  });
}

type Field = string | { readonly written: string };

function lineOf(sale: ToldSale, name: string): readonly Field[] {
  const { day, boughtOn, printingId, variant, condition, grade, language, quantity, told } = sale;
  const state = condition ?? (grade ? `${grade.company}-${grade.grade}` : "");
  const amount = (one: number | undefined) =>
    one === undefined || !told ? "" : { written: writtenAmount(one, told.currency) };
  return [
    ...[day, boughtOn, name, printingId, variant, state, language, String(quantity)],
    ...[told?.currency ?? "", amount(told?.proceeds), amount(told?.cost), amount(told?.gain)],
    ...[sale.note ?? "", sale.id],
  ];
}
