import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { minorUnits } from "#shared/kernel/minor-units.ts";
import { digitsOf } from "../../../prices/reading/index.ts";

export type Assumed = Pick<ImportOptions, "defaults" | "currency">;

/** A row with what its owner has said of rows that do not say it: of which condition copies are, and in which currency they were paid. */
export function assumedRow(said: SaidRow, { defaults, currency }: Assumed): SaidRow {
  const condition = said.grade ? undefined : (said.condition ?? defaults?.condition);
  const paid = said.paid && paidIn(defaults?.currency ?? currency, said.paid);
  return { ...said, ...(condition && { condition }), ...(paid && { paid }) };
}

type Paid = NonNullable<SaidRow["paid"]>;

/** Amounts without a currency are hundredths, whatever the smallest unit of theirs is. */
function paidIn(currency: string, paid: Paid): Paid {
  if (paid.currency !== undefined) return paid;
  const hundredths = String(paid.amount).padStart(3, "0");
  const decimal = `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
  return { ...paid, amount: minorUnits(decimal, digitsOf(currency)) ?? paid.amount, currency };
}
