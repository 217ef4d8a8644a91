import * as z from "zod";
import type { Operation } from "./http/operation.ts";
import { type Json, SchemaBook } from "./openapi-schemas.ts";
import { type ProblemCode, problems } from "./problems.ts";

const ProblemDocument = z
  .object({
    type: z.string().meta({ examples: ["urn:cardlake:problem:catalog.no_such_card"] }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().meta({ description: "Id of the request; name it when you report it." }),
    code: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(z.object({ in: z.string(), pointer: z.string(), detail: z.string() }))
      .optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });

/** The OpenAPI 3.1 document of these operations. Equal operations make an equal document. */
export function openapiDocument(operations: readonly Operation[], version: string): Json {
  const book = new SchemaBook();
  const problem = book.schemaOf(ProblemDocument, "output");
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(operation, book) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Cardlake",
      version,
      description: "Trading-card catalogue, collections and their pictures.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { ...book.components(), Problem: problem },
      securitySchemes: {
        accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      },
    },
  };
}

function operationObject(operation: Operation, book: SchemaBook): Json {
  const { id, summary, description, access, request, response, example } = operation;
  const parameters = [
    ...parametersIn("path", request.path, operation, book),
    ...parametersIn("query", request.query, operation, book),
    ...headersOf(operation),
  ];
  return {
    operationId: id,
    tags: [id.split(".")[0]],
    summary,
    ...(description && { description }),
    security: access === "public" ? [] : [{ accessToken: [] }],
    ...(access === "admin" && { "x-role": "admin" }),
    ...(parameters.length > 0 && { parameters }),
    ...(request.body && {
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: book.schemaOf(request.body, "input"),
            ...(example?.request !== undefined && { example: example.request }),
          },
        },
      },
    }),
    responses: { [response.status]: goodResponse(operation, book), ...problemResponses(operation) },
  };
}

function goodResponse({ response, example }: Operation, book: SchemaBook): Json {
  const { body, contentType = "application/json", description = "As asked." } = response;
  if (!body) return { description };
  return {
    description,
    content: {
      [contentType]: {
        schema: book.schemaOf(body, "output"),
        ...(example?.response !== undefined && { example: example.response }),
      },
    },
  };
}

function parametersIn(
  place: "path" | "query",
  schema: z.ZodType | undefined,
  { request, example }: Operation,
  book: SchemaBook,
): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = book.schemaOf(schema, "input");
  const examples = !request.body && isRecord(example?.request) ? example.request : {};
  return Object.entries(isRecord(properties) ? properties : {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || (Array.isArray(required) && required.includes(name)),
    schema: property,
    ...(examples[name] !== undefined && { example: examples[name] }),
  }));
}

function headersOf({ request }: Operation): readonly Json[] {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: "header",
    required,
    description,
    schema: { type: "string" },
  });
  return [
    ...(request.ifMatch
      ? [header("If-Match", request.ifMatch === "required", "ETag that was read, or `*`.")]
      : []),
    ...(request.idempotencyKey
      ? [header("Idempotency-Key", false, "A repetition with the same key answers as the first.")]
      : []),
  ];
}

/** One response per status, naming every code that may come with it. */
function problemResponses({ problems: own, access }: Operation): Json {
  const always: readonly ProblemCode[] = [
    ...(access === "public" ? [] : (["request.unauthorized"] as const)),
    ...(access === "admin" ? (["request.forbidden"] as const) : []),
    "internal",
  ];
  const codes = [...new Set([...own, ...always])];
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      status,
      {
        description: those.map((code) => `\`${code}\`: ${problems[code].title}.`).join(" "),
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    ]),
  );
}

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
