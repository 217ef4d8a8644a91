import * as z from "zod";
import { Instant, Ulid } from "../values.ts";
import { PriceCounts } from "./file-price.ts";
import { ImportOptions } from "./import-options.ts";
import { ImportPreview } from "./import-preview.ts";

/**
 * `waiting` for its file, `reading` it, `previewed` and waiting for a word, `confirming`: its copies are being put into
 * collections, `done`, `failed` with a reason, `expired`: nobody confirmed it in time, or `cancelled`.
 */
export const ImportState = z
  .enum([
    ...(["waiting", "reading", "previewed", "confirming"] as const),
    ...(["done", "failed", "expired", "cancelled"] as const),
  ])
  .meta({ id: "ImportState", examples: ["previewed"] });
export type ImportState = z.output<typeof ImportState>;

const count = z.int().nonnegative();

/** What an import came to. */
export const ImportOutcome = z
  .object({
    added: count.meta({ description: "Items that are new." }),
    grown: count.meta({ description: "Items of which there are more." }),
    replaced: count.meta({ description: "Items of which there are as many as the file says." }),
    removed: count,
    unchanged: count,
    refused: count.meta({ description: "Items that could not be kept; their rows are shelved." }),
    shelved: count.meta({ description: "Rows that were put on the shelf." }),
    unshelved: count.meta({
      description:
        "Rows for which the shelf had no room: they stay among the rows of this import, for a day.",
    }),
    skipped: count.meta({ description: "Rows that were to be left out." }),
    copies: count.meta({ description: "In the items that were written." }),
    collectionIds: z.array(Ulid),
    prices: PriceCounts.optional().meta({
      description: "Of a file of ours with prices of your own: what became of these.",
    }),
  })
  .meta({ id: "ImportOutcome" });
export type ImportOutcome = z.output<typeof ImportOutcome>;

/** Why there is nothing to preview, or an import ended early. */
export const ImportRefusal = z.object({
  code: z.string().meta({ examples: ["encrypted"] }),
  detail: z.string().meta({
    examples: ["The file is protected by a password. Save it without one and send it again."],
  }),
});
export type ImportRefusal = z.output<typeof ImportRefusal>;

/** What is told of an import in a list. */
export const ImportSummary = z.object({
  id: Ulid,
  state: ImportState,
  source: z.enum(["file", "text", "shelf"]),
  fileName: z.string().optional(),
  createdAt: Instant,
  options: ImportOptions,
  expiresAt: Instant.optional().meta({
    description: "Until when what was previewed can be confirmed.",
  }),
  progress: z
    .object({ done: count, total: count })
    .optional()
    .meta({ description: "Items that are written, of all." }),
  changeId: Ulid.optional().meta({
    description: "Of a confirmed one: by it `collections.undoChange` takes all of it back.",
  }),
  outcome: ImportOutcome.optional(),
  left: count.optional().meta({
    description:
      "Of one whose rows come from the shelf: rows that are alike and stay there, as one request takes 5,000. Ask again for them.",
  }),
  refusal: ImportRefusal.optional(),
  finishedAt: Instant.optional(),
});
export type ImportSummary = z.output<typeof ImportSummary>;

/** An import as its owner sees it. */
export const Import = ImportSummary.extend({
  put: z
    .object({ url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: Instant })
    .optional()
    .meta({ description: "Where the file is sent, while it waits for one." }),
  preview: ImportPreview.optional().meta({ description: "Kept for a day." }),
}).meta({ id: "Import" });
export type Import = z.output<typeof Import>;
