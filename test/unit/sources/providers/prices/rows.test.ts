import { expect, test } from "vitest";
import { columnsIn } from "#functions/sources/providers/prices/columns.ts";
import { statedDay } from "#functions/sources/providers/prices/stated-day.ts";
import {
  tcgplayerFields,
  tcgplayerSubType,
} from "#functions/sources/providers/prices/tcgplayer-rows.ts";

const columnsOf = (row: Readonly<Record<string, unknown>>) => columnsIn(row, tcgplayerFields);

test("[PRC-1] amounts are cents, and nothing, null and 0 are no price", () => {
  const row = { lowPrice: 0.29, midPrice: 1139.99, highPrice: null, marketPrice: 0 };
  expect(columnsOf({ ...row, directLowPrice: "" })).toEqual({
    columns: { low: 29, mid: 113_999 },
    odd: [],
  });
});

test.each([-1, true, "a lot", 1e12, Number.NaN, [], {}])(
  "%s is no amount, and costs no other column",
  (lowPrice) => {
    const { columns, odd } = columnsOf({ lowPrice, marketPrice: 0.01 });
    expect(columns).toEqual({ market: 1 });
    expect(odd).toEqual([expect.stringMatching(/^lowPrice is .*, which is no amount$/)]);
  },
);

test.each([
  ["Reverse Holofoil", "Reverse Holofoil"],
  ["reverse-holofoil", "Reverse Holofoil"],
  ["reverseHolofoil", "Reverse Holofoil"],
  ["reverse", "Reverse Holofoil"],
  ["holo", "Holofoil"],
  ["holofoil", "Holofoil"],
  ["firstEdition", "1st Edition"],
  ["1st-edition", "1st Edition"],
  ["1st-edition-holofoil", "1st Edition Holofoil"],
  ["1stEditionHolofoil", "1st Edition Holofoil"],
  ["unlimited-holofoil", "Unlimited Holofoil"],
  ["normal", "Normal"],
  ["Foil", "Foil"],
  ["cosmos_holo", "Cosmos Holo"],
])("a sub-type that is passed on as %s is the shop's %s", (word, subType) => {
  expect(tcgplayerSubType(word)).toBe(subType);
});

test.each([
  ["2024-12-03T02:44:33+0100", "2024-12-03"],
  ["2024-12-03T00:44:33+01:00", "2024-12-02"],
  ["2026-08-21T00:42:15.000Z", "2026-08-21"],
  ["2026-08-20T20:05:32-0700", "2026-08-21"],
  ["yesterday", undefined],
  ["", undefined],
  [20_260_821, undefined],
  [undefined, undefined],
])("%s is of the day %s in UTC", (moment, day) => {
  expect(statedDay(moment)).toBe(day);
});
