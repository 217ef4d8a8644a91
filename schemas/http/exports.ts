import * as z from "zod";
import { Export } from "../transfer/export.ts";
import { ExportFormat } from "../transfer/export-format.ts";
import { ExportSubject } from "../transfer/export-subject.ts";
import { Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const onExport = z.strictObject({ exportId: Ulid });

const asked = {
  id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A",
  subject: { kind: "collection", collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" },
  ...{ format: "collectr", money: true, state: "queued", itemsDone: 0 },
  createdAt: "2026-02-01T06:10:00.000Z",
} as const;
const done = {
  ...asked,
  ...{ state: "done", itemsDone: 312, itemsTotal: 312 },
  startedAt: "2026-02-01T06:10:00.120Z",
  finishedAt: "2026-02-01T06:10:01.480Z",
  file: {
    name: "Base Set binder collectr 2026-02-01.csv",
    contentType: "text/csv; charset=utf-8",
    bytes: 48_213,
    expiresAt: "2026-02-08T06:10:01.480Z",
  },
  counts: { collections: 1, items: 312, copies: 340, itemsSkipped: 0, copiesSkipped: 0 },
  leftOut: [
    { what: "notes", items: 12 },
    { what: "certificate", items: 3 },
  ],
} as const;

export const createExport = {
  id: "transfer.createExport",
  method: "POST",
  path: "/v1/exports",
  summary: "Has a file written of what one has: all of it, a collection, a selection, a search.",
  description:
    "Some seconds later `transfer.getExport` says what is in the file and what its format could not hold, and `transfer.getExportFile` leads to it. Five may be under way " +
    "at a time. Repeated with the same Idempotency-Key it answers 200 with the export that the first one began.",
  access: "user",
  limit: "export",
  request: {
    body: z
      .strictObject({
        subject: ExportSubject,
        format: ExportFormat,
        money: z.boolean().default(true).meta({
          description:
            "Whether the file says what was paid, what one's own prices are, and what was sold.",
        }),
      })
      .refine(({ subject, format }) => subject.kind !== "missing" || format === "want_list", {
        error: "must be want_list of cards that are missing: nobody has copies of them",
        path: ["format"],
      }),
    idempotencyKey: true,
  },
  response: {
    status: 202,
    body: Export,
    headers: ["location", "retry-after"],
    otherwise200: "The export that the first request with this Idempotency-Key began.",
  },
  problems: [
    ...(["request.invalid", "request.key_reused", "transfer.too_many_exports"] as const),
    "collections.no_such_collection",
  ],
  example: { request: { subject: asked.subject, format: "collectr" }, response: asked },
} as const satisfies Operation;

export const listExports = {
  id: "transfer.listExports",
  method: "GET",
  path: "/v1/exports",
  summary: "Lists the caller's exports, the newest first.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(Export) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [done] } },
} as const satisfies Operation;

export const getExport = {
  id: "transfer.getExport",
  method: "GET",
  path: "/v1/exports/{exportId}",
  summary: "Shows how far an export is, and what is in its file once it is done.",
  description:
    "Exports are kept for a week. While one is written, `Retry-After` says when it is worth looking again; with `If-None-Match` the answer is 304 where nothing has moved.",
  access: "user",
  request: { path: onExport },
  response: { status: 200, body: Export, otherHeaders: ["retry-after"] },
  cache: "private, no-cache",
  problems: ["request.invalid", "transfer.no_such_export"],
  example: { response: done },
} as const satisfies Operation;

export const getExportFile = {
  id: "transfer.getExportFile",
  method: "GET",
  path: "/v1/exports/{exportId}/file",
  summary: "Leads to the file of a finished export.",
  access: "user",
  request: { path: onExport },
  response: {
    status: 302,
    description:
      "`Location` is the file's address, which holds for a quarter of an hour for whoever has it, and lets it be saved under its name.",
    headers: ["location"],
  },
  problems: ["request.invalid", "transfer.no_such_export", "transfer.export_not_finished"],
  example: {},
} as const satisfies Operation;

export const deleteExport = {
  id: "transfer.deleteExport",
  method: "DELETE",
  path: "/v1/exports/{exportId}",
  summary: "Forgets an export and its file.",
  description: "One that is being written stops.",
  access: "user",
  request: { path: onExport },
  response: { status: 204 },
  problems: ["request.invalid", "transfer.no_such_export"],
  example: {},
} as const satisfies Operation;
