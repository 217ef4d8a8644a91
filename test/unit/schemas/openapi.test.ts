import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import { openapiDocument } from "#schemas/openapi.ts";

const root = join(import.meta.dirname, "../../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const document = JSON.parse(JSON.stringify(openapiDocument(operations, version)));

test("[API-1] the committed document is that of the schemas (npm run docs writes it)", () => {
  const committed = readFileSync(join(root, "schemas/generated/openapi.json"), "utf8");
  expect(JSON.parse(committed)).toEqual(document);
});

test("[API-1] the document refers to nothing that it does not define", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, to]) => to,
  );
  const defined = Object.keys(document.components.schemas).map(
    (name) => `#/components/schemas/${name}`,
  );
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((to) => !defined.includes(to ?? ""))).toEqual([]);
});

test.each(operations.map((operation) => [operation.id, operation] as const))(
  "[API-1] %s has an example that its schemas accept, and names its errors",
  (id, operation) => {
    const { request, response, example, path, method } = operation;
    const described = document.paths[path][method.toLowerCase()];
    expect(described.operationId).toBe(id);
    expect(described.responses["500"].content).toHaveProperty("application/problem+json");
    if (response.body) {
      expect(example?.response, "an example of the answer").toBeDefined();
      response.body.parse(example?.response);
    }
    if (request.body) request.body.parse(example?.request);
  },
);

test("every parameter of a path is described", () => {
  for (const { path, method } of operations) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const { parameters = [] } = document.paths[path][method.toLowerCase()];
    const described = parameters
      .filter((one: { in: string }) => one.in === "path")
      .map((one: { name: string }) => one.name);
    expect(described.toSorted(), path).toEqual(names.toSorted());
  }
});
