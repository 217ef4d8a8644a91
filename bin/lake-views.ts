import { globSync } from "node:fs";
import { duckViews, objectsOf } from "#schemas/lake/duckdb-views.ts";
import { type LakeTable, lakeTables } from "#schemas/lake/tables.ts";

const usage = `Usage: npm run --silent lake:views -- <lake>

Prints a view for DuckDB for each table of the lake. <lake> is the folder that holds the lake's objects
under their keys, or the address of the bucket, s3://<bucket>. A view over no object is an error when
DuckDB makes it: of a folder, tables without an object are left out; of a bucket, leave out what it lacks.
`;

function viewsOf(lake: string): string {
  const isThere = (table: LakeTable) =>
    lake.includes("://") || globSync(objectsOf(table, lake)).length > 0;
  const [there, missing] = [
    lakeTables().filter(isThere),
    lakeTables().filter((table) => !isThere(table)),
  ];
  const notes = missing.map(({ name }) => `-- ${name}: no object yet`);
  return [...duckViews(there, lake), ...notes].join("\n");
}

const [lake, ...others] = process.argv.slice(2);
if (lake === "--help") {
  process.stdout.write(usage);
} else if (lake === undefined || others.length > 0) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.stdout.write(`${viewsOf(lake.replace(/\/$/, ""))}\n`);
}
