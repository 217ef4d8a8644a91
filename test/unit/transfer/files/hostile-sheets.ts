import { entities, type Hostile } from "./hostile.ts";
import { bombOf, sharedStrings, sheet, sheetStart, workbookParts, zipOf } from "./made-zips.ts";

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

export const hostileSheets: readonly Hostile[] = [
  {
    name: "a sheet of 1 GB of blanks",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: " ".repeat(1e6),
        times: 1_000,
      }),
    answer: "zip_bomb",
  },
  {
    name: "1 GB that claims 1,000 bytes",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: " ".repeat(1e6),
        times: 1_000,
        claims: 1_000,
      }),
    answer: "damaged",
  },
  {
    name: "99 MB of blanks in a sheet",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: " ".repeat(1e6),
        times: 99,
      }),
    answer: "zip_bomb",
  },
  {
    name: "99 MB of one text in a cell",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: `${sheetStart}<row r="1"><c r="A1" t="inlineStr"><is><t>`,
        block: "a".repeat(1e6),
        times: 99,
      }),
    answer: "zip_bomb",
  },
  {
    name: "99 MB of empty tags in a sheet",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: "<x/>".repeat(25e4),
        times: 99,
      }),
    answer: "zip_bomb",
  },
  {
    name: "as many empty tags in a sheet as are read",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: "<x/>".repeat(25e4),
        times: 39,
      }),
    answer: "empty",
  },
  {
    name: "1 GB of rows",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: "<row><c><v>1</v></c></row>".repeat(4e4),
        times: 1_000,
      }),
    answer: "zip_bomb",
  },
  {
    name: "66 MB of rows",
    bytes: () =>
      bombOf(workbookParts(), {
        name: "xl/worksheets/sheet1.xml",
        start: sheetStart,
        block: "<row><c><v>1000000000000000</v></c></row>".repeat(5e3),
        times: 330,
      }),
    answer: "too_many_rows",
  },
  {
    name: "99 MB of empty shared texts",
    bytes: () =>
      bombOf([...workbookParts(), sheet("")], {
        name: "xl/sharedStrings.xml",
        start: "<sst>",
        block: "<si/>".repeat(2e5),
        times: 99,
      }),
    answer: "zip_bomb",
  },
  {
    name: "shared texts within each other",
    bytes: () => zipOf([...workbookParts(), sheet(""), sharedStrings("<si>".repeat(6e5))]),
    answer: "damaged",
  },
  {
    name: "an entity bomb in shared texts",
    bytes: () =>
      zipOf([
        ...workbookParts(),
        sharedStrings(entities),
        sheet(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`),
      ]),
    answer: "read",
  },
  {
    name: "a cell at XFD1048576",
    bytes: () =>
      zipOf([...workbookParts(), sheet(`<row r="1048576">${cell("XFD1048576", "x")}</row>`)]),
    answer: "too_many_columns",
  },
  {
    name: "a cell beyond the grid",
    bytes: () =>
      zipOf([...workbookParts(), sheet(`<row r="9999999">${cell("ZZZZ9999999", "x")}</row>`)]),
    answer: "damaged",
  },
  {
    name: "a cell with a reference of 1 MB",
    bytes: () =>
      zipOf([...workbookParts(), sheet(`<row r="1">${cell("A".repeat(1e6), "x")}</row>`)]),
    answer: "damaged",
  },
];
