import { writeOds } from "hucre/ods";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { type FileHint, readFile } from "#functions/transfer/files/index.ts";
import { entities } from "./hostile.ts";
import { odsOf, sharedStrings, sheet, workbookParts, zipOf } from "./made-zips.ts";

const read = async (bytes: Uint8Array, hint: FileHint = {}) => {
  const { file, refusal } = await readFile(bytes, hint);
  if (file === undefined) throw new Error(refusal.detail);
  return file;
};
const day = new Date(Date.UTC(2026, 3, 10));
const sheets = [
  {
    name: "Cards",
    rows: [
      ["Name", "Number", "Quantity", "Product ID", "Paid", "Signed"],
      ["Pokémon ♀ & <co>", day, 1, 4.2382e4, 0.1 + 0.2, true],
      [],
      ["Eevee", "51/64", 2, 9_007_199_254_740_991, 1.77, false],
      ["Total", null, 3, null, null, null],
    ],
  },
  {
    name: "Prices",
    rows: [
      ["Name", "Price"],
      ["Mew", 1],
    ],
  },
];

describe.each([
  ["xlsx", () => writeXlsx({ sheets })],
  ["ods", () => writeOds({ sheets })],
] as const)("a spreadsheet as %s", (kind, write) => {
  it("gives texts, numbers in full, days that it says to be days, and its own row numbers", async () => {
    expect(await read(await write())).toEqual({
      kind,
      sheet: "Cards",
      sheets: ["Cards", "Prices"],
      header: ["Name", "Number", "Quantity", "Product ID", "Paid", "Signed"],
      hasHeader: true,
      rows: [
        {
          row: 2,
          cells: ["Pokémon ♀ & <co>", "2026-04-10", "1", "42382", "0.3", "TRUE"],
          dates: [1],
        },
        { row: 4, cells: ["Eevee", "51/64", "2", "9007199254740991", "1.77", "FALSE"] },
      ],
      notes: [
        "The file has 2 sheets, of which “Cards” was read.",
        "Row 5 (“Total 3”) holds no card and was left out.",
      ],
    });
  });

  it("reads the sheet that is asked for, and says which there are", async () => {
    const file = await read(await write(), { sheet: "Prices" });
    expect(file.rows).toEqual([{ row: 2, cells: ["Mew", "1"] }]);
    const answer = await readFile(await write(), { sheet: "Sheet1" });
    expect(answer.refusal).toEqual({
      code: "no_such_sheet",
      detail: "The file has no sheet “Sheet1”; it has “Cards”, “Prices”.",
    });
  });
});

describe("spreadsheets by hand", () => {
  it("goes on to the first sheet that holds anything, and never to a hidden one", async () => {
    const cell = '<row r="3"><c r="B3" t="inlineStr"><is><t>Name</t></is></c></row>';
    const parts = workbookParts(["Hidden", "Empty", "Third"]).map((part) => ({
      ...part,
      text: String(part.text).replace('name="Hidden"', 'name="Hidden" state="hidden"'),
    }));
    const file = await read(
      zipOf([...parts, sharedStrings(""), sheet(cell, 1), sheet("", 2), sheet(cell, 3)]),
    );
    expect(file).toMatchObject({ sheet: "Third", sheets: ["Empty", "Third"] });
  });

  it("expands no entity", async () => {
    const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>';
    const file = await read(zipOf([...workbookParts(), sharedStrings(entities), sheet(row)]));
    expect(JSON.stringify(file).length).toBeLessThan(400);
  });

  it("reads as many rows and cells of ODS as are repeated, and no comments", async () => {
    const text = (of: string, more = "") =>
      `<table:table-cell office:value-type="string" ${more}>${of}</table:table-cell>`;
    const rows = [
      `<table:table-row>${text("<text:p>Name</text:p>")}${text("<text:p>Set</text:p>")}</table:table-row>`,
      '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>',
      `<table:table-row table:number-rows-repeated="2">${text(
        "<office:annotation><text:p>mine</text:p></office:annotation><text:p>Mew <text:span>&#233;</text:span></text:p>",
        'table:number-columns-repeated="2"',
      )}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`,
    ];
    expect((await read(odsOf(rows.join("")))).rows).toEqual([
      { row: 4, cells: ["Mew é", "Mew é"] },
      { row: 5, cells: ["Mew é", "Mew é"] },
    ]);
  });
});
