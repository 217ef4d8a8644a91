import { expect, test } from "vitest";
import { readFile } from "#functions/transfer/files/index.ts";
import {
  detectFormat,
  formatOf,
  readRows,
  suggestMapping,
} from "#functions/transfer/formats/index.ts";

/** From bytes to rows, as an import does it. */
async function rowsOf(text: string) {
  const { file } = await readFile(new TextEncoder().encode(text), {});
  if (!file?.header) throw new Error("the file was not read as a table");
  const { format } = detectFormat(file.header);
  const mapping = format === "generic" ? suggestMapping(file.header, file.rows) : undefined;
  return {
    format,
    ...readRows({ header: file.header, rows: file.rows }, { format: formatOf(format), mapping }),
  };
}

test("[IMP-1] a file with a blank after each comma and CRLF", async () => {
  const { format, rows } = await rowsOf(
    "Quantity, Name, CardNumber, Expansion Code, Expansion Name, PurchasePrice, Foil, Condition, Language, PurchaseDate\r\n1, Pikachu, 58, BS, Base Set, 0.5, false, NearMint, English, 2026-01-02\r\n",
  );
  expect(format).toBe("dragon_shield_mobile");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    ...{ name: "Pikachu", number: "58", setCode: "BS", setName: "Base Set", quantity: 1 },
    ...{ condition: "near_mint", language: "en", paid: { amount: 50, day: "2026-01-02" } },
    faults: [],
  });
});

test("[IMP-1] a file with a mark before it, semicolons and decimal commas", async () => {
  const { format, rows } = await rowsOf(
    "\ufeffSet;Name;Number;Quantity;Price\r\nBase Set;Glurak;4/102;1;1,77 €\r\nBase Set;Nidoran♀;55/102;2;\r\n",
  );
  expect(format).toBe("generic");
  expect(rows).toMatchObject([
    { name: "Glurak", number: "4/102", quantity: 1, paid: { amount: 177, currency: "EUR" } },
    { name: "Nidoran♀", number: "55/102", quantity: 2, faults: [] },
  ]);
});

test("[IMP-1] cells that look like formulas are texts", async () => {
  const { rows } = await rowsOf(
    'Name,Set,Number,Quantity,Notes\n"=1+1",Base Set,4,1,"@SUM(A1)"\n"-2+3",Base Set,5,1,"+49 example"\n"\t=1",Base Set,6,1,"=HYPERLINK(""http://x.invalid"")"\n',
  );
  expect(rows.map(({ name, notes }) => [name, notes])).toEqual([
    ["=1+1", "@SUM(A1)"],
    ["-2+3", "+49 example"],
    ["=1", '=HYPERLINK("http://x.invalid")'],
  ]);
});

test("[IMP-1] “Near Mint” on every row is read on every row", async () => {
  const lines = Array.from(
    { length: 500 },
    (_none, at) => `1,Card ${at},Base Set,${at + 1},Near Mint`,
  );
  const { rows } = await rowsOf(`Quantity,Name,Set,Card Number,Condition\n${lines.join("\n")}\n`);
  expect(rows).toHaveLength(500);
  expect(
    rows.every(({ condition, faults }) => condition === "near_mint" && faults.length === 0),
  ).toBe(true);
});
