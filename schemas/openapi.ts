import type * as z from "zod";
import { EntityTags, IdempotencyKey } from "./http/headers.ts";
import type { Operation } from "./http/operation.ts";
import { answersOf, isConditional } from "./openapi-answers.ts";
import { type Json, SchemaBook } from "./openapi-schemas.ts";

const description =
  "Trading-card catalogue, collections and their pictures. Every GET answers HEAD as well, with " +
  "the same headers and no body. Answers over 1 KB are compressed for whoever takes gzip. Query " +
  "parameters and fields that are not described here, or stand twice, are refused with 400.";

const areas: Readonly<Record<string, string>> = {
  accounts: "Registering, signing in, and who is asking.",
  alerts: "Prices that are watched, and what fired.",
  catalog: "Sets, cards and species, and the search over them.",
  collections: "What people own, lot by lot.",
  holdings: "What all of one's collections amount to, and what is in them.",
  images: "Pictures of whole collections.",
  ops: "The API about itself; for admins, its queues.",
  v2: "The answers of an API that ends, for the programs that lose it.",
  sources: "For admins: where the catalogue's data comes from.",
};

/** The OpenAPI 3.1 document of these operations. Equal operations make an equal document. */
export function openapiDocument(operations: readonly Operation[], version: string): Json {
  const book = new SchemaBook();
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
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    // Relative to /v1/openapi.json, so that it holds behind a path prefix as well.
    servers: [{ url: ".." }],
    tags: [...new Set(operations.map(areaOf))].map((name) => ({
      name,
      description: areas[name] ?? name,
    })),
    paths,
    components: {
      schemas: book.components(),
      securitySchemes: {
        accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      },
    },
  };
}

const areaOf = ({ id }: Operation): string => id.split(".")[0] ?? "";

function operationObject(operation: Operation, book: SchemaBook): Json {
  const { id, summary, description, access, request, example } = operation;
  const parameters = [
    ...parametersIn("path", request.path, operation, book),
    ...parametersIn("query", request.query, operation, book),
    ...headersOf(operation, book),
  ];
  return {
    operationId: id,
    tags: [areaOf(operation)],
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
    responses: answersOf(operation, book),
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

function headersOf(operation: Operation, book: SchemaBook): readonly Json[] {
  const { request } = operation;
  const header = (name: string, schema: z.ZodType, description: string, required = false) => ({
    name,
    in: "header",
    required,
    description,
    schema: book.schemaOf(schema, "input"),
  });
  return [
    ...(request.ifMatch
      ? [
          header(
            "If-Match",
            EntityTags,
            "ETags that were read, or `*`. Weak ones (`W/`) never match.",
            request.ifMatch === "required",
          ),
        ]
      : []),
    ...(isConditional(operation)
      ? [header("If-None-Match", EntityTags, "ETags of copies at hand; 304 when one is right.")]
      : []),
    ...(request.idempotencyKey
      ? [
          header(
            "Idempotency-Key",
            IdempotencyKey,
            "A repetition with the same key answers as the first.",
          ),
        ]
      : []),
  ];
}

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
