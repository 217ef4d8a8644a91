import { describe, expect, it } from "vitest";
import { type FileHint, readFile } from "#functions/transfer/files/index.ts";

const read = async (text: string, hint: FileHint = {}) => {
  const { file, refusal } = await readFile(Buffer.from(text), hint);
  if (file === undefined) throw new Error(refusal.detail);
  if (file.header === undefined) throw new Error("This is no table.");
  return file;
};
const cells = async (text: string, hint: FileHint = {}) =>
  (await read(text, hint)).rows.map((row) => row.cells);

describe("headers and what stands around tables", () => {
  it("finds the header below titles, and leaves out totals at the end, and tells both", async () => {
    const { header, rows, notes } = await read(
      "My collection\nexported 2026-01-01,,\n\nName,Set,Quantity,Price\nPikachu,Base,1,2\n,,,2.00\nTotal,,1,\n",
    );
    expect(header).toEqual(["Name", "Set", "Quantity", "Price"]);
    expect(rows).toEqual([{ row: 5, cells: ["Pikachu", "Base", "1", "2"] }]);
    expect(notes).toEqual([
      "Row 1 (“My collection”) stands above the header and was left out.",
      "Row 2 (“exported 2026-01-01”) stands above the header and was left out.",
      "Row 6 (“2.00”) holds no card and was left out.",
      "Row 7 (“Total 1”) holds no card and was left out.",
    ]);
  });

  it("keeps a last row that says no more than a name", async () => {
    expect(await cells("Name,Set,Number,Qty\nPikachu,Base,58,1\nEevee\n")).toHaveLength(2);
  });

  it("says that there is no header, and loses no row for it", async () => {
    const { header, hasHeader, rows, notes } = await read("1,Pikachu,58\n2,Eevee,51\n", {
      fileName: "a.csv",
    });
    expect({ header, hasHeader }).toEqual({
      header: ["column 1", "column 2", "column 3"],
      hasHeader: false,
    });
    expect(rows).toHaveLength(2);
    expect(notes[0]).toContain("no header");
  });

  it("names doubled and empty columns, and those that only rows have", async () => {
    const { header, rows, notes } = await read("Name,Price,Price,,Qty\nPikachu,1,2,x,3,more\n");
    expect(header).toEqual(["Name", "Price", "Price (2)", "column 4", "Qty", "column 6"]);
    expect(rows[0]?.cells).toEqual(["Pikachu", "1", "2", "x", "3", "more"]);
    expect(notes).toEqual([
      "More than one column is called “Price”; the later ones were numbered.",
      "One row has more cells than the header, the first of them row 2.",
    ]);
  });

  it("leaves out a header that stands again between the rows", async () => {
    const { rows, notes } = await read("Name,Qty\nPikachu,1\nName,Qty\nEevee,2\n");
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(notes).toEqual(["The header stands once again between the rows."]);
  });

  it("takes a header in other languages", async () => {
    for (const header of [
      "Karte;Erweiterung;Menge",
      "Carte;Édition;Quantité",
      "カード名;セット;枚数",
    ]) {
      expect(await read(`${header}\nGlurak;Grundset;1\n`)).toMatchObject({
        header: header.split(";"),
        hasHeader: true,
      });
    }
  });
});
