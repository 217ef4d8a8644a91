import { describe, expect, it } from "vitest";
import { type FileHint, readFile } from "#functions/transfer/files/index.ts";

const any = async (text: string, hint: FileHint = {}) => {
  const { file, refusal } = await readFile(Buffer.from(text), hint);
  if (file === undefined) throw new Error(refusal.detail);
  return file;
};
const read = async (text: string, hint: FileHint = {}) => {
  const file = await any(text, hint);
  if (file.header === undefined) throw new Error("This is no table.");
  return file;
};
const cells = async (text: string, hint: FileHint = {}) =>
  (await read(text, hint)).rows.map((row) => row.cells);

describe("tables of text", () => {
  it.each([
    ["commas", "Name,Set,Qty\nPikachu,Base Set,1\n"],
    ["semicolons beside decimal commas", "Name;Set;Qty\nPikachu;Base Set;1\n"],
    ["tabs", "Name\tSet\tQty\nPikachu\tBase Set\t1\n"],
    ["bars", "Name|Set|Qty\r\nPikachu|Base Set|1\r\n"],
    ["returns alone", "Name,Set,Qty\rPikachu,Base Set,1\r"],
    ["no last line end", "Name,Set,Qty\nPikachu,Base Set,1"],
    ["quotes around all", '"Name","Set","Qty"\r\n"Pikachu","Base Set","1"\r\n'],
    ["a blank after each comma", '"Name", "Set", "Qty"\n"Pikachu", "Base Set", 1\n'],
    ["blanks around each cell", ' Name , Set , Qty \n "Pikachu" , Base Set , 1 \n'],
    ["a mark of UTF-8", "\ufeffName,Set,Qty\nPikachu,Base Set,1\n"],
  ])("reads %s", async (_name, text) => {
    const { header, rows, notes } = await read(text);
    expect({ header, rows, notes }).toEqual({
      header: ["Name", "Set", "Qty"],
      rows: [{ row: 2, cells: ["Pikachu", "Base Set", "1"] }],
      notes: [],
    });
  });

  it.each(["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n"])(
    "takes the separator that %j names",
    async (line) => {
      const { separator, header, rows } = await read(`${line}Name;Set, or not\nPikachu;a,b\n`);
      expect({ separator, header, rows }).toEqual({
        separator: ";",
        header: ["Name", "Set, or not"],
        rows: [{ row: 3, cells: ["Pikachu", "a,b"] }],
      });
    },
  );

  it("splits as its owner says", async () => {
    const text = "Name,Set;Qty\nPikachu,Base;1\n";
    expect((await read(text, { separator: ";" })).header).toEqual(["Name,Set", "Qty"]);
    const answer = await readFile(Buffer.from(text), { separator: "ab" });
    expect(answer.refusal?.code).toBe("no_such_separator");
  });

  it("keeps line ends, separators and doubled quotes within quotes", async () => {
    const text = 'Name,Notes,Qty\n"Pikachu, the ""Mouse""","one\ntwo",1\nEevee,,2\n';
    expect(await cells(text)).toEqual([
      ['Pikachu, the "Mouse"', "one\ntwo", "1"],
      ["Eevee", "", "2"],
    ]);
  });

  it("keeps empty cells between tabs", async () => {
    expect(await cells("Name\tSet\tQty\nPikachu\t\t1\n\tJungle\t2\n")).toEqual([
      ["Pikachu", "", "1"],
      ["", "Jungle", "2"],
    ]);
  });

  it("takes a quote within a cell as it stands", async () => {
    expect(await cells('Name,Notes\nPikachu 6" jumbo,"a" b\n')).toEqual([
      ['Pikachu 6" jumbo', '"a" b'],
    ]);
  });

  it("loses no row behind a quote that is never closed", async () => {
    const { rows, notes } = await read(
      'Name,Set,Qty\n"Pikachu,Base,1\n"Eevee, x",Jungle,2\nMew,Promo,3\n',
    );
    expect(rows.map((row) => row.cells)).toEqual([
      ['"Pikachu', "Base", "1"],
      ["Eevee, x", "Jungle", "2"],
      ["Mew", "Promo", "3"],
    ]);
    expect(notes.join()).toContain("A quotation mark is opened and not closed");
  });

  it("gives lines as lines, and JSON as its text", async () => {
    const lines = await any("4 Pikachu, the Mouse (BS) 58\n\n2x Eevee\n");
    expect(lines).toMatchObject({
      kind: "text",
      rows: [{ row: 1 }, { row: 3, cells: ["2x Eevee"] }],
    });
    expect(await any(' {"a": [1]}')).toMatchObject({ kind: "json", text: ' {"a": [1]}' });
    expect(await any("Trade\n4 Pikachu\n2 Eevee\n")).toMatchObject({ kind: "text" });
  });
});
