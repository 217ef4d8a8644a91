import * as z from "zod";
import { PriceColumns } from "#schemas/prices/price-fragment.ts";
import { minorUnits } from "#shared/kernel/minor-units.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

/** Which field of a row holds a column of ours. */
export type ColumnFields = Readonly<Partial<Record<keyof PriceColumns, string>>>;

/** Who sells what, row by row. */
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
  const found = Object.entries(fields).flatMap(([column, field]): [string, number][] => {
    const given = ownValue(row, field);
    if (given === undefined || given === null || given === "") return [];
    const amount = amountOf(given);
    if (amount === undefined) odd.push(`${field} is ${told(given)}, which is no amount`);
    return amount ? [[column, amount]] : [];
  });
  return { columns: PriceColumns.parse(Object.fromEntries(found)), odd };
}

const Amount = z.number().max(10_000_000_000);

/** A float's shortest text is what the source wrote, up to fifteen digits. */
function amountOf(given: unknown): number | undefined {
  if (typeof given !== "number" && typeof given !== "string") return undefined;
  return Amount.safeParse(minorUnits(String(given).trim())).data;
}

const told = (value: unknown) => String(JSON.stringify(value)).slice(0, 40);

/** Whether a row has any of these fields, whatever stands there. */
export const hasAnyOf = (row: PriceRow, fields: ColumnFields): boolean =>
  Object.values(fields).some((field) => (ownValue(row, field) ?? undefined) !== undefined);
