import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allFormats,
  formatOf,
  readRows,
  suggestMapping,
} from "#functions/transfer/formats/index.ts";
import type { RowDefaults } from "#schemas/transfer/column-mapping.ts";
import { SaidRow } from "#schemas/transfer/said-row.ts";
import { headers } from "#test/support/transfer/format-headers.ts";
import { readCsv } from "#test/support/transfer/read-file.ts";

const simple = (line: string) =>
  readCsv(`Quantity,Name,Set,Card Number,Printing,Condition\n${line}`).rows[0];

test("[IMP-2] a number of copies below 0 cannot be taken, and the row says so", () => {
  const row = simple("-1,Pikachu,Base Set,58,Normal,NM");
  expect(row?.faults).toEqual([
    {
      field: "quantity",
      text: "-1",
      detail: "“-1” is below 0. The row cannot be taken.",
      isFatal: true,
    },
  ]);
  expect(row?.original["Quantity"]).toBe("-1");
});

test("[IMP-2] what cannot be read beside it leaves the rest of the row standing", () => {
  const row = simple("2,Pikachu,Base Set,2-Apr,Normal,as new");
  expect(row).toMatchObject({ quantity: 2, name: "Pikachu", finish: ["normal"] });
  expect(row?.number).toBeUndefined();
  expect(row?.faults.map(({ field, isFatal }) => [field, isFatal])).toEqual([
    ["number", false],
    ["condition", false],
  ]);
  expect(row?.original["Card Number"]).toBe("2-Apr");
});

test("[IMP-2] 0 says that there is none, and is no fault", () => {
  expect(simple("0,Pikachu,Base Set,58,Normal,NM")).toMatchObject({ quantity: 0, faults: [] });
});

test("[IMP-2] an empty number of copies is one, and told", () => {
  const row = simple(",Pikachu,Base Set,58,Normal,NM");
  expect(row).toMatchObject({ quantity: 1, faults: [{ field: "quantity", isFatal: false }] });
});

test("[IMP-2] a row that names no card cannot be taken", () => {
  const row = simple("1,,,,Normal,NM");
  expect(row?.faults).toMatchObject([{ field: "name", isFatal: true }]);
});

test("[IMP-2] cells that look like formulas are texts, and stay as they stand", () => {
  const row = simple("1,'=1+1,Base Set,4,Normal,NM");
  expect(row?.name).toBe("=1+1");
  expect(row?.original["Name"]).toBe("'=1+1");
});

test("[IMP-2] columns that nobody knows, or that nobody named, are kept and told", () => {
  const read = readCsv("Simple Name,Name,My own,,My own\nPikachu,,a,b,c,d");
  expect(read.columns.map(({ use }) => use)).toEqual([
    "name",
    "name",
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(read.rows[0]?.original).toEqual({
    "Simple Name": "Pikachu",
    "My own": "a",
    "(column 4)": "b",
    "My own (column 5)": "c",
    "column 6": "d",
  });
  expect(read.rows[0]?.name).toBe("Pikachu");
});

test("[IMP-1] what rows do not say is as the user says of all of them", () => {
  const csv = "Simple Name,Name\nPikachu,";
  const defaults: RowDefaults = {
    game: "pokemon",
    language: "de",
    condition: "damaged",
    finish: "Reverse Holo",
    quantity: 3,
  };
  expect(readCsv(csv, { defaults }).rows[0]).toMatchObject({
    game: "pokemon",
    language: "de",
    condition: "damaged",
    finish: ["reverse holofoil"],
    quantity: 3,
  });
});

test("[IMP-1] amounts without a currency are in the smallest unit of the one that the user names", () => {
  const csv = "Simple Name,Name,Purchase price currency,Paid\nPikachu,,,500\nMew,,USD,5";
  const mapping = { columns: { Paid: "paid", "purchase price currency": "currency" } } as const;
  const read = readCsv(csv, { mapping, defaults: { currency: "JPY" } });
  expect(read.rows.map(({ paid }) => paid)).toEqual([
    { amount: 500, currency: "JPY" },
    { amount: 500, currency: "USD" },
  ]);
});

test("[IMP-2] texts longer than we keep are cut, and that is told", () => {
  const csv = `Simple Name,Name,Notes\nPikachu,,${"a".repeat(1_001)}`;
  const [row] = readCsv(csv, { mapping: { columns: { notes: "notes" } } }).rows;
  expect(row?.notes).toBe("a".repeat(1_000));
  expect(row?.faults).toMatchObject([{ field: "notes", isFatal: false }]);
});

const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "1",
    "-1",
    "Near Mint",
    "4/102",
    "Apr-02",
    "€ 1,77",
    "true",
    "1e9",
    "=1",
    "PSA 10",
  ),
);

test("[IMP-2] whatever stands in a file, each of its rows is read, and none twice", () => {
  const known = headers.filter(({ format }) => format !== "pricecharting");
  fc.assert(
    fc.property(
      fc.constantFrom(...known),
      fc.array(fc.array(cell, { maxLength: 24 }), { maxLength: 8 }),
      ({ format, header }, cells) => {
        const rows = cells.map((all, place) => ({ row: place + 2, cells: all }));
        const read = readRows({ header: header.split(/[,;]/), rows }, { format: formatOf(format) });
        const all = [...read.rows, ...read.asked, ...read.leftOut.map(({ said }) => said)];
        expect(new Set(all.map(({ row }) => row)).size).toBe(rows.length);
        if (format !== "decked_builder") expect(all).toHaveLength(rows.length);
        for (const row of all) expect(SaidRow.safeParse(row).error).toBeUndefined();
      },
    ),
    { numRuns: 400 },
  );
});

test("[IMP-1] no two formats are of one name, and each is found by it", () => {
  expect(new Set(allFormats.map(({ title }) => title)).size).toBe(allFormats.length);
  for (const format of allFormats) expect(formatOf(format.id)).toBe(format);
});

test("[IMP-1] what the user says of a column goes before what its format says", () => {
  const mapping = { columns: { "simple name": "notes" } } as const;
  const [row] = readCsv("Simple Name,Name\nfrom Essen,Pikachu", { mapping }).rows;
  expect(row).toMatchObject({ name: "Pikachu", notes: "from Essen" });
});

test.each([..."a [(-,.' 1\t", "a - ", "((", "reverse ", "1,", "PSA "])(
  "[IMP-5] a cell of ten thousand times %j is told and not pored over, whatever its column says",
  (sign) => {
    const long = sign.repeat(Math.ceil(10_000 / sign.length)).slice(0, 10_000);
    for (const { format, header } of headers.filter((one) => one.format !== "pricecharting")) {
      const names = header.split(/[,;]/);
      const rows = [{ row: 2, cells: names.map(() => long) }];
      const mapping = suggestMapping(names, rows);
      const read = readRows({ header: names, rows }, { format: formatOf(format), mapping });
      const all = [...read.rows, ...read.asked, ...read.leftOut.map(({ said }) => said)];
      expect(all.length).toBeGreaterThan(0);
      for (const row of all) expect(SaidRow.safeParse(row).error).toBeUndefined();
    }
  },
);
