import { expect, test } from "vitest";
import { bundlesOf, entries, httpBudgetOf, schemaWriters } from "#lib/bundling.ts";

const bundles = bundlesOf(entries());
const http = entries().filter((entry) => entry.endsWith("/handlers/http.ts"));

test.each(http)("the bundle of %s stays within its budget", (entry) => {
  const bytes = bundles.get(entry)?.get("index.mjs")?.length ?? Number.NaN;
  console.log(`bundle ${entry}: ${(bytes / 1000).toFixed(0)} KB`);
  expect(bytes).toBeLessThanOrEqual(httpBudgetOf(entry));
});

test("a bundle and its source map are told from those of every other function", () => {
  const codes = entries().map((entry) => {
    const files = bundles.get(entry);
    expect([...(files?.keys() ?? [])]).toEqual(
      expect.arrayContaining(["index.mjs", "index.mjs.map"]),
    );
    return Buffer.from(files?.get("index.mjs") ?? []).toString();
  });
  expect(new Set(codes).size).toBe(entries().length);
});

test("licences of what is bundled lie beside it, and not in what every start reads", () => {
  const files = bundles.get("functions/catalog/handlers/http.ts");
  expect(Buffer.from(files?.get("index.mjs.LEGAL.txt") ?? []).toString()).toContain("aws4fetch");
  expect(Buffer.from(files?.get("index.mjs") ?? []).toString()).not.toContain("@license");
});

test("no bundle holds what writes JSON schemas, or calls it, but those that are said to", () => {
  const writes = (code: string) =>
    ["cannot be represented in JSON Schema", 'reused:"inline"'].some((word) => code.includes(word));
  const writing = entries().filter((entry) =>
    writes(Buffer.from(bundles.get(entry)?.get("index.mjs") ?? []).toString()),
  );
  expect(writing).toEqual(schemaWriters);
});

test("[ACC-7] what stands between everybody and their tokens loads next to nothing", () => {
  const code = bundles.get("functions/accounts/handlers/make-token.ts")?.get("index.mjs");
  expect(code?.length).toBeLessThan(1_000);
});

test("7-Zip lies beside the one function that reads archives, and in no bundle", () => {
  const having = entries().filter((entry) => bundles.get(entry)?.has("7zz.wasm"));
  expect(having).toEqual(["functions/sources/handlers/normalize-pack.ts"]);
  const [reader = ""] = having;
  const beside = [...(bundles.get(reader)?.keys() ?? [])].filter((name) => name.startsWith("7zz"));
  expect(beside.sort()).toEqual(["7zz-licences.txt", "7zz.cjs", "7zz.wasm"]);
  for (const entry of entries()) {
    const code = Buffer.from(bundles.get(entry)?.get("index.mjs") ?? []).toString();
    expect(code, entry).not.toContain("Emscripten");
    expect(code, entry).not.toContain("ErrnoError");
  }
});
