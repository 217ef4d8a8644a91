import { priceTable } from "#bin/cost/price-table.ts";
import type { Figures } from "./run.ts";

/** What calls of a month cost at list price, with what is kept after a year. */
export function dollars(
  month: { puts: number; gets: number; writeUnits: number; readUnits: number },
  bytes: number,
): Figures {
  const { prices } = priceTable();
  const usd = (name: string, units: number) => {
    const price = prices[name];
    if (!price) throw new Error(`There is no price ${name}.`);
    return (units * price.usd) / price.per;
  };
  const calls = usd("s3.puts", month.puts) + usd("s3.gets", month.gets);
  const units = usd("dynamo.writes", month.writeUnits) + usd("dynamo.reads", month.readUnits);
  const storage = usd("s3.storage", bytes);
  return {
    usd_s3: calls,
    usd_dynamodb: units,
    usd_storage: storage,
    usd_a_month: calls + units + storage,
  };
}
