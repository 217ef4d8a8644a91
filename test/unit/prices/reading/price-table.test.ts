import { expect, test } from "vitest";
import { getPriceTable } from "#functions/prices/reading/get-price-table.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

test("[PRC-2] a table has a line for each series and day, with decimals as the currency has them", async () => {
  const table = await getPriceTable(
    id,
    {},
    given(
      series({}, 5, { low: 41_250, listings: 7 }),
      series({ source: "cardmarket", currency: "JPY" }, 1_234),
    ),
  );
  expect(table.split("\r\n")).toEqual([
    "day,variant,source,currency,low,mid,high,market,directLow,average,avg1,avg7,avg30,listings,isConfirmed,condition,grade",
    `${today},holo,cardmarket,JPY,,,,1234,,,,,,,true,near_mint,`,
    `${dayAt(1)},holo,tcgplayer,USD,,,,0.05,,,,,,,true,near_mint,`,
    `${today},holo,tcgplayer,USD,412.50,,,,,,,,,7,false,near_mint,`,
    "",
  ]);
});
