import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import { openapiDocument } from "#schemas/openapi.ts";

const root = join(import.meta.dirname, "../../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const ajv = new Ajv.default({ strict: false });
addFormats.default(ajv);
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
    const ofErrors = operation.errors === "v2" ? "application/json" : "application/problem+json";
    expect(Object.keys(described.responses["500"].content)).toContain(ofErrors);
    if (response.body) {
      expect(example?.response, "an example of the answer").toBeDefined();
      response.body.parse(example?.response);
    }
    if (request.body) request.body.parse(example?.request);
  },
);

test("[API-2] the schema of an error is described, and not by a reference to itself", () => {
  expect(document.components.schemas.Problem.properties).toHaveProperty("detail");
});

test("every example of a parameter or a header is one that its own schema takes", () => {
  const wrong: string[] = [];
  for (const { id, path, method } of operations) {
    for (const { name, schema, example } of document.paths[path][method.toLowerCase()].parameters ??
      []) {
      const check = ajv.compile({ ...schema, components: document.components });
      const given = [example, ...(schema.examples ?? []), schema.default];
      for (const one of given.filter((value) => value !== undefined)) {
        if (!check(one)) wrong.push(`${id} ${name} ${JSON.stringify(one)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("headers and parameters have their real patterns in the document", () => {
  const patch = document.paths["/v1/collections/{collectionId}"].patch;
  const ifMatch = patch.parameters.find((one: { name: string }) => one.name === "If-Match");
  expect(ifMatch.schema.pattern).toContain("W\\/");
  const { parameters } = document.paths["/v1/collections"].get;
  const [limit, cursor] = parameters;
  expect(limit.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 100, default: 20 });
  expect(cursor.schema.pattern).toBe("^[A-Za-z0-9_-]+$");
  expect(document.components.schemas.Email).toMatchObject({ format: "email" });
  expect(document.components.schemas.Language.enum).toContain("zh-tw");
});

/** A code that is sent again is a new code, and opens nothing: there is nothing to make twice. */
/** The last of these does what its upload was made for. */
const makesNothing = [
  ...["accounts.register", "accounts.resendCode", "accounts.forgotPassword"],
  "images.checkPictureUpload",
  // What is asked for twice is done once.
  ...["transfer.previewImport", "transfer.confirmImport", "transfer.matchShelf"],
];

test("[API-3] every POST that makes something takes an Idempotency-Key", () => {
  const without = operations.filter(
    ({ method, request, response }) =>
      method === "POST" && [201, 202].includes(response.status) && !request.idempotencyKey,
  );
  expect(without.map(({ id }) => id).sort()).toEqual(makesNothing.toSorted());
});

test("[API-3] every GET with a body answers 304, and says how long it may be kept", () => {
  for (const { id, method, path, response } of operations) {
    if (method !== "GET" || !response.body) continue;
    const { parameters, responses } = document.paths[path].get;
    expect(responses["304"], id).toBeDefined();
    const { headers = [], otherHeaders = [] } = response;
    const told = ["etag", ...headers, "cache-control", ...otherHeaders];
    expect(Object.keys(responses["200"].headers), id).toEqual(told);
    expect(Object.keys(responses["304"].headers), id).toEqual(told);
    for (const name of otherHeaders) expect(responses["200"].headers[name].required).toBe(false);
    expect(parameters.map(({ name }: { name: string }) => name)).toContain("If-None-Match");
  }
});

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
