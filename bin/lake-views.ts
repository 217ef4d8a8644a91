import { duckViews } from "#schemas/lake/duckdb-views.ts";
import { lakeTables } from "#schemas/lake/tables.ts";

const usage = `Usage: npm run --silent lake:views -- <lake>

Prints a view for DuckDB for each table of the lake. <lake> is the folder that holds the lake's objects
under their keys, or the address of the bucket, s3://<bucket>. A view over no object is an error when
DuckDB makes it: leave out what you do not have.
`;

const [lake, ...others] = process.argv.slice(2);
if (lake === "--help") {
  process.stdout.write(usage);
} else if (lake === undefined || others.length > 0) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.stdout.write(`${duckViews(lakeTables(), lake.replace(/\/$/, "")).join("\n")}\n`);
}
