import { monthlyBill } from "#bin/cost/monthly-bill.ts";
import type { Figures } from "./run.ts";

/** [OPS-6] What a month of 1,000 users costs, in USD, at list price and beyond what is always free. */
export async function run(): Promise<Figures> {
  const { lines, totalUsd, freeUsd } = monthlyBill();
  return {
    total_usd: totalUsd,
    to_pay_usd: totalUsd - freeUsd,
    ...Object.fromEntries(lines.map(({ name, usd }) => [`${name.replace(".", "_")}_usd`, usd])),
  };
}
