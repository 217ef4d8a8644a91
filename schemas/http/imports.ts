import * as z from "zod";
import { userText } from "../text.ts";
import { Import, ImportSummary } from "../transfer/import.ts";
import {
  ImportChange,
  ImportOptions,
  mostImportBytes,
  mostPastedCharacters,
  previewMinutes,
} from "../transfer/import-options.ts";
import { AskedChoice, ImportRow } from "../transfer/import-row.ts";
import { RowVerdict } from "../transfer/row-verdict.ts";
import { Ulid, wholeNumber } from "../values.ts";
import { importExample, previewedExample, rowExample } from "./import-examples.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const onImport = z.strictObject({ importId: Ulid });

/** Choices that one request may make. */
export const mostChoices = 500;

const fileName = userText(255).meta({
  description: "As it is called; its ending hints at what it is.",
  examples: ["cards.csv"],
});

const GivenFile = ImportOptions.safeExtend({
  fileName,
  bytes: z
    .int()
    .min(1)
    .max(mostImportBytes)
    .meta({ description: "Of the file, exactly.", examples: [48_213] }),
});
const GivenText = ImportOptions.safeExtend({
  text: z
    .string()
    .min(1)
    .max(mostPastedCharacters)
    .meta({
      description: "A list, a table or JSON, pasted.",
      examples: ["4 Charizard (BS) 4"],
    }),
});

export const createImport = {
  id: "transfer.createImport",
  method: "POST",
  path: "/v1/imports",
  summary: "Begins the import of a file, or of a pasted text.",
  description:
    "Of a file the answer says where to send it with PUT, for a quarter of an hour; then ask for its preview with `transfer.previewImport`. A text is " +
    "read at once. Nothing is put into a collection before `transfer.confirmImport`. Repeated with the same Idempotency-Key it answers 200 with the import that the first one began.",
  access: "user",
  limit: "upload",
  request: {
    body: z.union([GivenFile, GivenText]),
    // Each character may take four bytes, or six as an escape.
    maxBodyBytes: 1_300_000,
    idempotencyKey: true,
  },
  response: {
    status: 201,
    body: Import,
    headers: ["location"],
    otherwise200: "The import that the first request with this Idempotency-Key began.",
  },
  problems: [
    ...(["request.invalid", "request.key_reused", "transfer.too_many_imports"] as const),
    "collections.no_such_collection",
  ],
  example: {
    request: { fileName: "cards.csv", bytes: 48_213, into: { name: "Binder", kind: "binder" } },
    response: importExample,
  },
} as const satisfies Operation;

export const previewImport = {
  id: "transfer.previewImport",
  method: "POST",
  path: "/v1/imports/{importId}/preview",
  summary: "Has an uploaded file read and matched with the catalogue.",
  description:
    "What came of it `transfer.getImport` shows, mostly within two seconds. Asking twice does no harm.",
  access: "user",
  request: { path: onImport },
  response: { status: 202, body: Import, otherHeaders: ["retry-after"] },
  problems: ["request.invalid", "transfer.no_such_import", "transfer.not_uploaded"],
  example: { response: { ...importExample, state: "reading" } },
} as const satisfies Operation;

export const listImports = {
  id: "transfer.listImports",
  method: "GET",
  path: "/v1/imports",
  summary: "Lists the imports of the last thirty days, the newest first.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(ImportSummary) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [importExample] } },
} as const satisfies Operation;

export const getImport = {
  id: "transfer.getImport",
  method: "GET",
  path: "/v1/imports/{importId}",
  summary: "Shows how far an import is, and what it would do or has done.",
  description: `While something is being done, \`Retry-After\` says when to look again. A preview can be confirmed for ${previewMinutes} minutes.`,
  access: "user",
  request: { path: onImport },
  response: { status: 200, body: Import, otherHeaders: ["retry-after"] },
  cache: "private, no-cache",
  problems: ["request.invalid", "transfer.no_such_import"],
  example: { response: previewedExample },
} as const satisfies Operation;

export const changeImport = {
  id: "transfer.changeImport",
  method: "PATCH",
  path: "/v1/imports/{importId}",
  summary:
    "Says how a file is to be read otherwise, or where its copies go; it is previewed again.",
  description:
    "What was chosen row by row is forgotten. A mapping of columns is remembered for the next file with such a header.",
  access: "user",
  request: { path: onImport, body: ImportChange },
  response: { status: 202, body: Import, otherHeaders: ["retry-after"] },
  problems: [
    ...(["request.invalid", "transfer.no_such_import", "transfer.not_open"] as const),
    "collections.no_such_collection",
  ],
  example: {
    request: { format: "generic", mapping: { columns: { Menge: "quantity", Karte: "name" } } },
    response: { ...importExample, state: "reading" },
  },
} as const satisfies Operation;

export const listImportRows = {
  id: "transfer.listImportRows",
  method: "GET",
  path: "/v1/imports/{importId}/rows",
  summary: "Lists the rows of a previewed file, each with its text and what becomes of it.",
  description:
    "They are kept for a day. A page may hold fewer rows than it may, or none, and have a next one.",
  access: "user",
  request: {
    path: onImport,
    query: z.strictObject({
      verdict: RowVerdict.optional(),
      ...paging,
      limit: wholeNumber({ least: 1, most: 500 })
        .default(100)
        .meta({ description: "How many entries a page has.", examples: [100] }),
    }),
  },
  response: { status: 200, body: pageOf(ImportRow) },
  cache: "private, no-cache",
  problems: [
    ...(["request.invalid", "request.bad_cursor", "transfer.no_such_import"] as const),
    "transfer.not_open",
  ],
  example: { response: { items: [rowExample] } },
} as const satisfies Operation;

const Choice = z.union([
  z.strictObject({ entry: z.int().nonnegative(), choice: AskedChoice.nullable() }),
  z.strictObject({ like: z.int().nonnegative(), choice: AskedChoice.nullable() }),
  z.strictObject({ verdict: RowVerdict, choice: AskedChoice.nullable() }),
]);
export type Choice = z.output<typeof Choice>;

export const chooseImportRows = {
  id: "transfer.chooseImportRows",
  method: "POST",
  path: "/v1/imports/{importId}/choices",
  summary: "Says what becomes of rows: of one, of all that are alike, or of all with a verdict.",
  description:
    "`entry` names a row, `like` all rows with the same reason that say the same name, set and number as that one. Of several choices for a row the one that names it counts, " +
    "then the one for those alike, then the one for its verdict; of equals the last. `null` takes a choice back.",
  access: "user",
  limit: "bulk",
  request: {
    path: onImport,
    body: z.strictObject({ choices: z.array(Choice).min(1).max(mostChoices) }),
  },
  response: { status: 200, body: z.object({ chosen: z.int().nonnegative() }) },
  problems: [
    ...(["request.invalid", "transfer.no_such_import", "transfer.not_open"] as const),
    ...(["transfer.import_expired", "transfer.choices_refused"] as const),
  ],
  example: {
    request: { choices: [{ entry: 3, choice: "skip" }] },
    response: { chosen: 1 },
  },
} as const satisfies Operation;

export const confirmImport = {
  id: "transfer.confirmImport",
  method: "POST",
  path: "/v1/imports/{importId}/confirm",
  summary: "Puts what was previewed into collections, with what was chosen.",
  description:
    "Once, however often it is sent. Rows whose card is not known for sure are put on the shelf unless something else was chosen. " +
    "`changeId` names the one entry in the log of changes by which all of it can be taken back.",
  access: "user",
  limit: "bulk",
  request: { path: onImport },
  response: { status: 202, body: Import, otherHeaders: ["retry-after"] },
  problems: [
    ...(["request.invalid", "transfer.no_such_import", "transfer.not_open"] as const),
    "transfer.import_expired",
  ],
  example: { response: { ...previewedExample, state: "confirming" } },
} as const satisfies Operation;

export const cancelImport = {
  id: "transfer.cancelImport",
  method: "DELETE",
  path: "/v1/imports/{importId}",
  summary: "Ends an import that nobody has confirmed.",
  access: "user",
  request: { path: onImport },
  response: { status: 204 },
  problems: ["request.invalid", "transfer.no_such_import", "transfer.not_open"],
  example: {},
} as const satisfies Operation;
