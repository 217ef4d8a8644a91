import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonRows } from "#functions/sources/providers/bodies/json-rows.ts";

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function allOf<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}

const read = async (text: string, size = 7) => allOf(jsonRows(inPieces(text, size), "rows"));
const rowsOf = async (text: string, size?: number) =>
  (await read(text, size)).map(({ row }) => row);

test("rows come one by one, with what stands before their list", async () => {
  const text = '{"version":1,"createdAt":"2024-12-03T02:44:33+0100","rows":[{"a":1},{"b":[{}]}]}';
  const head = { version: 1, createdAt: "2024-12-03T02:44:33+0100", rows: [] };
  expect(await read(text)).toEqual([
    { head, row: { a: 1 } },
    { head, row: { b: [{}] } },
  ]);
});

test("any rows come as JSON.parse reads them, however the body is cut into pieces", async () => {
  const sizes = fc.integer({ min: 1, max: 40 });
  const options = { seed: 20_261_126, numRuns: 300 };
  const property = fc.asyncProperty(fc.array(fc.jsonValue()), sizes, async (rows, size) => {
    const written = [
      JSON.stringify({ rows }),
      JSON.stringify({ head: "é", rows, more: 1 }, null, 2),
    ];
    for (const text of written) expect(await rowsOf(text, size)).toEqual(JSON.parse(text).rows);
  });
  await fc.assert(property, options);
});

test.each([
  ["a list without an end", '{"rows":[{"a":1}', /it is not there, or has no end/],
  ["another list", '{"others":[{"a":1}]}', /no object with a list "rows": it is not there/],
  ["nothing", "", /it is not there/],
  ["a brace where the list should end", '{"rows":[{"a":1}}', /a brace ends it/],
  ["a row that is no JSON", '{"rows":[{"a":1,}]}', /not JSON/],
  ["a page", "<html>rows</html>", /it is not there/],
])("%s is told, and is no body that another try would heal", async (_, text, reason) => {
  await expect(read(text)).rejects.toMatchObject({ message: expect.stringMatching(reason) });
  await expect(read(text)).rejects.toMatchObject({ errorClass: "permanent" });
});

test("a row that goes on for ever is given up before it fills the memory", async () => {
  async function* endless() {
    yield Buffer.from('{"rows":[{"a":"');
    for (;;) yield Buffer.alloc(64 * 1024, "x");
  }
  await expect(allOf(jsonRows(endless(), "rows"))).rejects.toThrow(/no end of a row/);
});
