import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRows } from "#functions/transfer/files/csv-rows.ts";
import { readFile } from "#functions/transfer/files/index.ts";
import { sheet, workbookParts, zipOf } from "./made-zips.ts";

const word = fc.string({ unit: fc.constantFrom(..."ab 1,;\t|\"'\n\r♀=-"), maxLength: 12 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe("any bytes", () => {
  it("get an answer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { file, refusal } = await readFile(bytes);
        expect(file ?? refusal).toBeDefined();
      }),
    );
  });

  it("get an answer as a spreadsheet with any byte changed", async () => {
    const good = zipOf([...workbookParts(), sheet('<row r="1"><c r="A1"><v>1</v></c></row>')]);
    const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Uint8Array.from(good);
        for (const [place, value] of changes) bytes[place] = value;
        const { file, refusal } = await readFile(bytes);
        expect(file ?? refusal).toBeDefined();
      }),
    );
  });

  it("get an answer as text, whatever is quoted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
        const { file, refusal } = await readFile(Buffer.from(`Name,Set\n${words.join(",")}`));
        expect(file ?? refusal).toBeDefined();
      }),
    );
  });
});

describe("records of a text", () => {
  it("are what was written, but for blanks at the ends of cells", () => {
    const rows = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        (table, by, end) => {
          const text = table.map((row) => row.map(quoted).join(by)).join(end);
          const expected = table.map((row) =>
            row
              .map((cell) => cell.trim())
              .join("~")
              .replace(/~+$/, ""),
          );
          const read = csvRows(text, by).rows.map(({ cells }) => cells.join("~"));
          expect(read).toEqual(expected.filter((row) => row !== ""));
        },
      ),
    );
  });
});
