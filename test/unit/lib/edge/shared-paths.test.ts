import { expect, test } from "vitest";
import { catches, sharedPaths } from "#lib/edge/shared-paths.ts";
import { operations } from "#schemas/http/index.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { getDocs } from "#schemas/http/ops.ts";

const open = (path: Operation["path"]): Operation => ({ ...getDocs, path });
const personal = (path: Operation["path"], method: Operation["method"] = "GET"): Operation => ({
  ...{ ...getDocs, path, method, access: "user", cache: "private, max-age=60" },
});

test("of today's operations documents, formats, addresses of pictures and /v2 are for everybody, and nothing else", () => {
  const documents = ["/docs", "/docs/assets/*", "/docs/plain", "/schemas/*", "/v1/openapi.json"];
  const pictures = ["/v1/cards/*/image", "/v1/sets/*/logo", "/v1/sets/*/symbol"];
  const v2 = ["cards", "cards/*", "rarities", "sets", "sets/*", "subtypes", "supertypes", "types"];
  const all = [...documents, ...pictures, ...v2.map((path) => `/v2/${path}`)];
  expect(sharedPaths(operations)).toEqual([...all, "/v1/import-formats"].sort());
});

test("parameters become stars, and what a wider pattern catches needs none of its own", () => {
  const all = ["/v1/sets", "/v1/sets/{setId}", "/v1/sets/{setId}/cards"] as const;
  expect(sharedPaths(all.map(open))).toEqual(["/v1/sets", "/v1/sets/*"]);
});

test.each([
  ["something deeper is for some people only", personal("/v1/sets/{setId}/notes")],
  ["the same path takes writes", personal("/v1/sets/{setId}", "PUT")],
])("a path is fetched each time when %s", (_why, other) => {
  expect(sharedPaths([open("/v1/sets"), open("/v1/sets/{setId}"), other])).toEqual(["/v1/sets"]);
});

test.each([
  ["private answers", { cache: "private, max-age=60" }],
  ["answers without a lifetime", { cache: undefined }],
  ["answers to be asked for again", { cache: "no-cache" }],
  ["answers for the signed in", { access: "user" as const }],
  ["writes", { method: "POST" as const }],
])("%s are never kept for everybody", (_what, change) => {
  const { cache, ...rest } = { ...open("/v1/sets"), ...change };
  expect(sharedPaths([cache === undefined ? rest : { ...rest, cache }])).toEqual([]);
});

test("more patterns than CloudFront takes are refused before a deploy", () => {
  const many = Array.from({ length: 25 }, (_, index) => open(`/v1/things-${index}`));
  expect(sharedPaths(many.slice(1))).toHaveLength(24);
  expect(() => sharedPaths(many)).toThrow(/lie under 25 path patterns, and CloudFront takes 24/);
});

test("a pattern's dot is a dot", () => {
  expect(catches("/v1/openapi.json", "/v1/openapi.json")).toBe(true);
  expect(catches("/v1/openapi.json", "/v1/openapi-json")).toBe(false);
  expect(catches("/docs/*", "/docs")).toBe(false);
});
