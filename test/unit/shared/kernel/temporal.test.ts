import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the polyfill of Temporal is named at one place, so that it can go from there", () => {
  const naming = globSync("{functions,schemas,lib,bin}/**/*.ts").filter((path) =>
    readFileSync(path, "utf8").includes('"temporal-polyfill'),
  );
  expect(naming).toEqual(["functions/shared/kernel/temporal.ts"]);
});
