import { expect, test } from "vitest";
import { sourceStamp, stampedFiles } from "#bin/local/assembly/source-stamp.ts";

test("a synthesis is made anew when the document of the API is another one, and not for other generated files", () => {
  const files = stampedFiles();
  expect(files).toContain("schemas/generated/openapi.json");
  expect(files).toContain("functions/ops/handlers/http.ts");
  const generated = files.filter((file) => /(^|\/)(generated|node_modules)\//.test(file));
  expect(generated).toEqual(["schemas/generated/openapi.json"]);
});

test("another stage has another stamp", () => {
  expect(sourceStamp({ STAGE: "a" })).not.toBe(sourceStamp({ STAGE: "b" }));
  expect(sourceStamp({ STAGE: "a" })).toBe(sourceStamp({ STAGE: "a" }));
});
