import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFile } from "#functions/transfer/files/index.ts";
import { readList } from "#functions/transfer/lists/index.ts";
import { SaidRow } from "#schemas/transfer/said-row.ts";

const piece = fc.constantFrom(
  ...[
    "4",
    "4x",
    "x2",
    "Pikachu",
    "Professor's",
    "(BS)",
    "[JP]",
    "58/102",
    "*F*",
    "NM",
    "PL",
    "-",
    ",",
  ],
  ...[
    "$1.50",
    "1,77 €",
    "PSA 10",
    "(",
    ")",
    "[",
    "OP01-016",
    "♀",
    "//",
    "#",
    ":",
    "Sideboard",
    "é",
    "PH",
  ],
);
const line = fc.oneof(
  fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(" ")),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, " ")),
);

describe("any lines", () => {
  it("are each a row, a heading or empty, and nothing twice", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const { rows, headings } = readList(
          lines.map((text, index) => ({ row: index + 1, cells: [text] })),
        );
        const taken = [...rows, ...headings].map(({ row }) => row).toSorted((a, b) => a - b);
        const filled = lines.flatMap((text, index) => (text.trim() === "" ? [] : [index + 1]));
        expect(taken).toEqual(filled);
        for (const row of rows) {
          expect(SaidRow.parse(row)).toEqual(row);
          expect(row.original).toEqual({ text: lines[row.row - 1]?.trim() });
        }
      }),
    );
  });

  it("come out of a file with the numbers that they have there", async () => {
    const text = "4 Pikachu (BS) 58\r\n\r\nSideboard\r\n2 Eevee (JU) 51\r\n";
    const { file } = await readFile(Buffer.from(text), { fileName: "deck.txt" });
    const { rows, headings } = readList(file?.rows ?? []);
    expect(rows.map(({ row, quantity, name }) => [row, quantity, name])).toEqual([
      [1, 4, "Pikachu"],
      [4, 2, "Eevee"],
    ]);
    expect(headings).toEqual([{ row: 3, text: "Sideboard" }]);
  });
});
