import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
/** Comes with sharp; npm itself judges by it. */
const { satisfies }: { satisfies(version: string, range: string): boolean } = createRequire(
  join(root, "node_modules/sharp/package.json"),
)("semver");

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
}

/** Packages that would warn on that Node; optional ones are left out in silence. */
function unhappyOn(version: string): string[] {
  const packages: Record<string, Locked> = read("package-lock.json").packages;
  return Object.entries(packages).flatMap(([name, { engines, optional }]) =>
    optional || !engines?.node || satisfies(version, engines.node)
      ? []
      : [`${name}: ${engines.node}`],
  );
}

test("every package runs on the oldest Node of each line that is promised", () => {
  const promised: string = read("package.json").engines.node;
  const oldest = promised.match(/\d+\.\d+\.\d+/g) ?? [];
  expect(oldest.length).toBeGreaterThan(0);
  for (const version of oldest)
    expect({ [version]: unhappyOn(version) }).toEqual({ [version]: [] });
});

test("the Node that comes along is one of those", () => {
  const { engines, dependencies } = read("package.json");
  expect(satisfies(dependencies.node, engines.node)).toBe(true);
});
