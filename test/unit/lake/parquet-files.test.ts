import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { growingParquet, rowsOfAGroup } from "#functions/catalog/exporting/parquet-file.ts";
import { parquetValue } from "#functions/catalog/exporting/parquet-schema.ts";
import type { Column, ColumnType } from "#schemas/lake/column.ts";
import { openLake } from "#test/support/running/duckdb.ts";

const column = (name: string, type: ColumnType): Column => ({ name, key: name, type });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parquet-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, columns: readonly Column[], rows: number) {
  const path = join(folder, name);
  const file = growingParquet(path, columns);
  for (let row = 0; row < rows; row += 1) await file.add({ set: `s${row >> 8}`, number: row });
  await file.done();
  return path;
}
const columns = [column("set", "string"), column("number", "int")];

test("rows lie in groups with the least and the greatest of each, so that readers can skip", async () => {
  const path = await written("groups.parquet", columns, 2 * rowsOfAGroup + 1);
  const lake = await openLake([]);
  const groups = await lake.ask(
    `SELECT row_group_num_rows AS n, stats_min_value AS least FROM parquet_metadata('${path}')
     WHERE path_in_schema = 'number' ORDER BY row_group_id`,
  );
  expect(groups).toEqual([
    { n: "5000", least: "0" },
    { n: "5000", least: "5000" },
    { n: "1", least: "10000" },
  ]);
  await lake.close();
});

test("equal rows make equal bytes", async () => {
  const [one, two] = [await written("one", columns, 700), await written("two", columns, 700)];
  expect(await readFile(one)).toEqual(await readFile(two));
});

test("a file without rows has its columns all the same", async () => {
  const path = await written("empty.parquet", columns, 0);
  const lake = await openLake([]);
  expect(await lake.ask(`SELECT * FROM '${path}'`)).toEqual([]);
  expect(await lake.ask(`DESCRIBE SELECT * FROM '${path}'`)).toHaveLength(2);
  await lake.close();
});

test.each<[ColumnType, unknown]>([
  ["string", 7],
  ["int", "7"],
  ["int", 7.5],
  ["int", 2 ** 31],
  ["bigint", 2 ** 60],
  ["double", "7"],
  ["boolean", "yes"],
  ["date", "some day"],
  ["timestamp", 7],
  [{ list: "string" }, "one"],
  [{ map: "string" }, ["one"]],
  [{ struct: [column("a", "int")] }, { a: "one" }],
])("a column of %j does not take %j", (type, value) => {
  expect(() => parquetValue(column("odd", type), value)).toThrow(/The column odd(\.a)? /);
});
