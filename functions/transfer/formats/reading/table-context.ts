import type { ColumnField } from "#schemas/transfer/column-field.ts";
import type { ColumnMapping, RowDefaults } from "#schemas/transfer/column-mapping.ts";
import type { Day } from "#schemas/values.ts";
import type { Format } from "../format.ts";
import type { Table } from "../table.ts";
import { type ConditionScale, scaleOf } from "../values/condition-words.ts";
import { readDay } from "../values/day.ts";
import { dayOrderOf } from "../values/day-order.ts";
import { type DecimalMark, decimalMarkOf } from "../values/decimals.ts";
import { finishWordsIn } from "../values/finish-words.ts";
import { readCurrency } from "../values/money.ts";
import { byText, type ReadCell } from "../values/read-cell.ts";
import type { ReadColumns } from "./columns.ts";

/** What one row cannot tell, and its column can. */
export interface TableContext {
  readonly format: Format;
  readonly defaults: RowDefaults;
  readonly mark: DecimalMark;
  readonly boughtOn: (text: string) => ReadCell<Day>;
  readonly addedOn: (text: string) => ReadCell<Day>;
  readonly scale: ConditionScale;
  /** Of amounts without one. */
  readonly currency: string | undefined;
  /** Columns that count copies apart, and what these are: `Reverse`, else foils. */
  readonly countedFoils: readonly CountedFoils[];
  /** Whether a row tells of copies that are there 0 times, beside those that are. */
  readonly keepsZeros: boolean;
  /** Whether a column says how many copies there are; else each row is one. */
  readonly countsCopies: boolean;
}

export interface CountedFoils {
  readonly place: number;
  readonly finish: readonly string[];
}

interface ContextAsked {
  readonly format: Format;
  readonly mapping?: ColumnMapping | undefined;
  readonly defaults?: RowDefaults | undefined;
  readonly keepsZeros?: boolean | undefined;
}

export function tableContext(
  table: Table,
  columns: ReadColumns,
  { format, mapping, defaults: given, keepsZeros = false }: ContextAsked,
): TableContext {
  const { places } = columns;
  const defaults = { ...mapping?.defaults, ...given };
  const cells = (field: ColumnField) => cellsOf(table, places.get(field)?.[0]);
  const daysOf = (field: ColumnField) => {
    const order = mapping?.dayOrder ?? dayOrderOf(cells(field)) ?? format.dayOrder;
    return byText((text) => readDay(text, order));
  };
  return {
    format,
    defaults,
    mark: mapping?.decimals ?? decimalMarkOf(cells("paid")) ?? ".",
    boughtOn: daysOf("bought_on"),
    addedOn: daysOf("added_on"),
    scale: format.scale ?? scaleOf(cells("condition")),
    currency: currencyOfColumn(columns) ?? defaults.currency ?? format.currency,
    countedFoils: countedIn(columns),
    keepsZeros,
    countsCopies: places.has("quantity") || places.has("quantity_added"),
  };
}

function* cellsOf(table: Table, place: number | undefined): Iterable<string> {
  if (place === undefined) return;
  for (const { cells } of table.rows) {
    const cell = cells[place];
    if (cell !== undefined && cell !== "") yield cell;
  }
}

const countedIn = ({ told }: ReadColumns): readonly CountedFoils[] =>
  told.flatMap(({ name, use }, place) => {
    if (use !== "quantity_foil") return [];
    const said = finishWordsIn(name).finish.filter((word) => word.includes("holo"));
    return [{ place, finish: said.length > 0 ? said : ["foil"] }];
  });

/** `Purchase Price (EUR)`, `Preis in €`. */
function currencyOfColumn({ told }: ReadColumns): string | undefined {
  const name = told.find(({ use }) => use === "paid")?.name ?? "";
  const words = name.split(/[\s()[\],:/]+/).filter((word) => /^(?:[A-Z]{3}|[€£$¥])$/.test(word));
  return words.map((word) => readCurrency(word).value).find((code) => code !== undefined);
}
