import * as z from "zod";
import type { PriceColumns } from "#schemas/prices/price-fragment.ts";
import { minorUnits } from "#shared/kernel/minor-units.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

/** Which field of a row holds which column of ours. */
export type ColumnFields = readonly (readonly [column: keyof PriceColumns, field: string])[];

/** What a shop says of one price, by its own names. */
export const PriceRow = z.record(z.string(), z.unknown());
export type PriceRow = z.output<typeof PriceRow>;

interface Columns {
  readonly columns: PriceColumns;
  /** What stands where an amount should, as people are told; the other columns are as good as ever. */
  readonly odd: readonly string[];
}

/** The amounts of a row, in cents. Nothing, null and 0 are no price. */
export function columnsIn(row: PriceRow, fields: ColumnFields): Columns {
  const odd: string[] = [];
  const columns: PriceColumns = {};
  for (const [column, field] of fields) {
    const given = ownValue(row, field);
    if (given === undefined || given === null || given === "") continue;
    const amount = amountOf(given);
    if (amount === undefined) odd.push(`${field} is ${told(given)}, which is no amount`);
    else if (amount > 0) columns[column] = amount;
  }
  return { columns, odd };
}

/** As many cents as the recorder takes. */
const mostCents = 10_000_000_000;

/** Cents, from 0 up; undefined where it is no such amount. A float's shortest text is what the source wrote, up to fifteen digits. */
export function amountOf(given: unknown): number | undefined {
  if (typeof given !== "number" && typeof given !== "string") return undefined;
  const amount = minorUnits(String(given).trim());
  return amount === undefined || amount > mostCents ? undefined : amount;
}

/** What a source wrote, as people are told. */
export const told = (value: unknown) => String(JSON.stringify(value)).slice(0, 40);

/** Whether a row has any of these fields, whatever stands there. */
export const hasAnyOf = (row: PriceRow, fields: ColumnFields): boolean =>
  fields.some(([, field]) => (ownValue(row, field) ?? undefined) !== undefined);
