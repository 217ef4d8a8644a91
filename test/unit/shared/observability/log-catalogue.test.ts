import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { logFields } from "#schemas/observability/log-fields.ts";
import { logMessages } from "#schemas/observability/log-messages.ts";
import { withTables } from "#schemas/observability/tables.ts";

const sources = globSync("functions/**/*.ts").map((path): [string, string] => [
  path,
  readFileSync(path, "utf8"),
]);
const inside = (path: string) => path.startsWith("functions/shared/observability/");

describe("[OPS-3] the catalogue of log messages", () => {
  test("is the only way to a log: nothing else of the functions knows a logger", () => {
    const others = sources.filter(
      ([path, text]) => !inside(path) && /powertools|console\.|process\.std(out|err)/.test(text),
    );
    expect(others.map(([path]) => path)).toEqual([]);
  });

  test("has no message that nothing logs", () => {
    const code = sources.map(([, text]) => text).join("\n");
    const unused = Object.keys(logMessages).filter((name) => !code.includes(`log("${name}"`));
    expect(unused).toEqual([]);
  });

  test("has no field that could hold a person's data or a secret", () => {
    const risky = /body|text|mail|address|password|token|secret|apiKey|^key$|user|name$/i;
    expect(Object.keys(logFields).filter((name) => risky.test(name))).toEqual([]);
  });

  test("is in the documentation, which has no row more", () => {
    const page = readFileSync("docs/observability.md", "utf8");
    expect(page, "npm run docs writes it").toBe(withTables(page));
  });
});
