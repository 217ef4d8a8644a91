import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { questions } from "#schemas/lake/questions.ts";
import { lakeTables } from "#schemas/lake/tables.ts";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/lake.md"), "utf8");

test.each(questions)(
  "[LAKE-7] the page about the lake has the question $name as it is saved",
  ({ asks, sql }) => {
    expect(page).toContain(asks);
    expect(page).toContain(`\`\`\`sql\n${sql}\n\`\`\``);
  },
);

/** What the documentations of Athena (Trino) and of DuckDB both have. */
const common = ["count", "min", "max", "year", "month", "lpad", "cast", "unnest", "finding"];

test.each(questions)(
  "[LAKE-7] $name calls only what Athena and DuckDB both document",
  ({ sql }) => {
    const called = [...sql.matchAll(/(\w+)\s*\(/g)].map(([, name = ""]) => name.toLowerCase());
    const keywords = ["in", "and", "as"];
    expect(called.filter((name) => ![...common, ...keywords].includes(name))).toEqual([]);
  },
);

test("the command prints a view for each table", () => {
  const views = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, "bin/lake-views.ts"), ...args], {
      encoding: "utf8",
    });
  const lines = views("s3://a-bucket/").trim().split("\n");
  expect(lines.map((line) => /^CREATE VIEW (\w+) AS/.exec(line)?.[1])).toEqual(
    lakeTables().map(({ name }) => name),
  );
  expect(lines[0]).toContain("'s3://a-bucket/bronze/source=*/dataset=*/year=*/");
  const folder = join(mkdtempSync(join(tmpdir(), "lake-")), "lake");
  mkdirSync(join(folder, "silver/sets/game=pokemon/language=en"), { recursive: true });
  writeFileSync(join(folder, "silver/sets/game=pokemon/language=en/sets.parquet"), "");
  const ofFolder = views(folder).trim().split("\n");
  expect(ofFolder.filter((line) => line.startsWith("CREATE VIEW"))).toHaveLength(1);
  expect(ofFolder[0]).toContain("CREATE VIEW sets AS");
  expect(ofFolder).toContain("-- observations: no object yet");
  expect(views("--help")).toContain("Usage:");
  expect(() => views()).toThrow("Usage:");
});
