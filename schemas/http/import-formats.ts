import * as z from "zod";
import { ColumnMapping } from "../transfer/column-mapping.ts";
import { Instant } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

/** A kind of file that other apps write. */
export const ImportFormat = z
  .object({
    format: z.string().meta({ examples: ["manabox"] }),
    name: z.string().meta({ examples: ["ManaBox"] }),
    reads: z.boolean(),
    writes: z.boolean(),
    loses: z.array(z.string()).meta({
      description: "Of an item, what such a file cannot hold.",
      examples: [["grade", "notes"]],
    }),
  })
  .meta({ id: "ImportFormat" });

export const listImportFormats = {
  id: "transfer.listImportFormats",
  method: "GET",
  path: "/v1/import-formats",
  summary: "Lists the kinds of files that are read or written, and what each cannot hold.",
  access: "public",
  request: {},
  response: { status: 200, body: z.object({ items: z.array(ImportFormat) }) },
  cache: "public, max-age=3600",
  problems: [],
  example: {
    response: {
      items: [{ format: "manabox", name: "ManaBox", reads: true, writes: true, loses: ["grade"] }],
    },
  },
} as const satisfies Operation;

const Fingerprint = z
  .string()
  .regex(/^[0-9a-f]{16,64}$/, "must be the fingerprint of a header")
  .meta({ examples: ["9f86d081884c7d65"] });

/** How columns of files with such a header were read, as their owner has said. */
export const RememberedMapping = z
  .object({
    fingerprint: Fingerprint,
    header: z.array(z.string()),
    mapping: ColumnMapping,
    savedAt: Instant,
  })
  .meta({ id: "RememberedMapping" });
export type RememberedMapping = z.output<typeof RememberedMapping>;

const remembered = {
  fingerprint: "9f86d081884c7d65",
  header: ["Menge", "Karte"],
  mapping: { columns: { Menge: "quantity", Karte: "name" } },
  savedAt: "2026-02-01T06:10:00.000Z",
} as const;

export const listImportMappings = {
  id: "transfer.listImportMappings",
  method: "GET",
  path: "/v1/import-mappings",
  summary: "Lists the mappings of columns that are remembered.",
  description: "A file with such a header is read so by itself.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(RememberedMapping) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [remembered] } },
} as const satisfies Operation;

export const deleteImportMapping = {
  id: "transfer.deleteImportMapping",
  method: "DELETE",
  path: "/v1/import-mappings/{fingerprint}",
  summary: "Forgets a mapping of columns.",
  access: "user",
  request: { path: z.strictObject({ fingerprint: Fingerprint }) },
  response: { status: 204 },
  problems: ["request.invalid", "transfer.no_such_mapping"],
  example: {},
} as const satisfies Operation;
