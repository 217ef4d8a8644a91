import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { ownSchemaFile, schemaType } from "../transfer/own-format-name.ts";
import { Instant } from "../values.ts";
import type { Operation } from "./operation.ts";

export const getHealth = {
  id: "ops.getHealth",
  method: "GET",
  path: "/v1/health",
  summary: "Says which version runs, and how fresh the catalogue is.",
  access: "public",
  request: {},
  response: {
    status: 200,
    body: z.object({
      status: z.literal("ok"),
      version: z.string(),
      stage: z.string(),
      catalogue: z.array(
        z.object({
          game: z.string(),
          cards: z.int().meta({ description: "Cards that search finds now." }),
          indexVersion: z.string(),
          builtAt: Instant,
          ageSeconds: z.int().nonnegative(),
        }),
      ),
    }),
  },
  cache: "no-cache",
  problems: [],
  example: {
    response: {
      status: "ok",
      version: "0.1.0",
      stage: "prod",
      catalogue: [
        {
          game: charizard.game,
          cards: 23546,
          indexVersion: "3f9a01bc",
          builtAt: "2026-02-01T06:04:10.000Z",
          ageSeconds: 5400,
        },
      ],
    },
  },
} as const satisfies Operation;

export const getOpenapi = {
  id: "ops.getOpenapi",
  method: "GET",
  path: "/v1/openapi.json",
  summary: "This API as an OpenAPI 3.1 document.",
  access: "public",
  request: {},
  response: { status: 200, body: z.record(z.string(), z.unknown()) },
  cache: "public, max-age=300",
  problems: [],
  example: { response: { openapi: "3.1.0" } },
} as const satisfies Operation;

export const getPlainDocs = {
  id: "ops.getPlainDocs",
  method: "GET",
  path: "/docs/plain",
  summary: "This API as a page that loads nothing and has no script.",
  access: "public",
  request: {},
  response: { status: 200, body: z.string(), contentType: "text/html; charset=utf-8" },
  cache: "public, max-age=300",
  problems: [],
  example: { response: "<!doctype html>" },
} as const satisfies Operation;

export const getDocsAsset = {
  id: "ops.getDocsAsset",
  method: "GET",
  path: "/docs/assets/{file}",
  summary: "A script or style of the page at /docs, under a name with its content's hash.",
  access: "public",
  request: {
    path: z.strictObject({
      file: z
        .string()
        .max(80)
        .regex(/^[a-z0-9-]+(\.[a-z0-9]+)+$/, "must be a file that the page at /docs names")
        .meta({ examples: ["docs-ui.5f0c1a5270f11d0a.js"] }),
    }),
  },
  response: {
    status: 200,
    body: z.string(),
    contentType: "text/javascript; charset=utf-8",
    otherContentTypes: ["text/css; charset=utf-8", "text/plain; charset=utf-8", "application/json"],
  },
  cache: "public, max-age=31536000, immutable",
  problems: ["request.no_such_route"],
  example: { response: "SwaggerUIBundle({});" },
} as const satisfies Operation;

export const getPublishedSchema = {
  id: "ops.getPublishedSchema",
  method: "GET",
  path: "/schemas/{file}",
  summary: "A JSON Schema of files that people keep, as it was published once and for all.",
  access: "public",
  request: {
    path: z.strictObject({
      file: z
        .string()
        .max(80)
        .regex(/^[a-z0-9-]+(\.[a-z0-9]+)+$/, "must be the name of a file")
        .meta({ examples: [ownSchemaFile] }),
    }),
  },
  response: { status: 200, body: z.record(z.string(), z.unknown()), contentType: schemaType },
  cache: "public, max-age=86400",
  problems: ["request.no_such_route"],
  example: { request: { file: ownSchemaFile }, response: { title: "Cardlake file 1.0.0" } },
} as const satisfies Operation;

export const getDocs = {
  id: "ops.getDocs",
  method: "GET",
  path: "/docs",
  summary: "This API as a page to search and to try.",
  access: "public",
  request: {},
  response: { status: 200, body: z.string(), contentType: "text/html; charset=utf-8" },
  cache: "public, max-age=300",
  problems: [],
  example: { response: "<!doctype html>" },
} as const satisfies Operation;

export { listDeadLetters, listQueues, redriveQueue } from "./ops-queues.ts";
