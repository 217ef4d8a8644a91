import fc from "fast-check";
import { expect, test } from "vitest";
import { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import { headers } from "#test/support/transfer/format-headers.ts";
import { tableOf } from "#test/support/transfer/matched.ts";
import { smallCatalogue } from "#test/support/transfer/small-catalogue.ts";
import { wholeWay } from "#test/support/transfer/whole-way.ts";

const table = await tableOf(smallCatalogue);
const files = headers.filter(({ format }) => format !== "pricecharting");

const known = [
  "Pikachu",
  "Charizard ex",
  "Nami",
  "151",
  "MEW",
  "Base Set",
  "BS",
  "025",
  "6",
  "4/102",
];
const values = [
  ...["Near Mint", "NM", "2", "Foil", "normal", "Reverse Holofoil", "English", "zh_CN", "PSA 10"],
  ...["0", "1", "-1", "9999", "10000", "1,000", "1.5", "$12.00", "1,77 €", "¥500", "1e9", "NaN"],
  ...["2026-01-02", "3/4/2026", "46000", "Apr-02", "true", "FALSE", "signed", "list", "deck"],
  ...[
    "=1+1",
    "'-x",
    "__proto__",
    "constructor",
    "a;b",
    "\u202ex",
    "\ud800",
    "ﷺ",
    "٣",
    "x".repeat(400),
  ],
  ...["5.92E+05", "42382", "pokemon:en:base1-4", "holo", "sealed", "Booster Box", "EUR", "XAU"],
];
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 4, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: fc.constant("") },
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const quotedCell = (text: string) => `"${text.replaceAll('"', '""')}"`;

test("[IMP-2] whatever stands in a table, each of its rows has a verdict, and what is planned can be kept", async () => {
  const file = fc.constantFrom(...files).chain(({ header }) => {
    const sign = header.includes(";") ? ";" : ",";
    const width = header.split(sign).length;
    const row = fc.array(cell, { minLength: width, maxLength: width });
    return fc.record({
      text: fc
        .array(row, { minLength: 1, maxLength: 4 })
        .map((rows) => [header, ...rows.map((one) => one.map(quotedCell).join(sign))].join("\n")),
      mode: fc.constantFrom("add" as const, "replace" as const),
      currency: fc.constantFrom("EUR" as const, "JPY" as const),
    });
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ text, ...said }) => {
      const { rows, lots, shelved, skipped } = await wholeWay(text, table, said);
      for (const lot of lots) LotOfPlan.parse(lot);
      const taken = lots.flatMap(({ entries }) => entries).length;
      expect(taken + shelved.length + skipped).toBe(rows.length);
    }),
    { numRuns: 300 },
  );
});
