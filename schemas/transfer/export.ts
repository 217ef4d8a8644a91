import * as z from "zod";
import { Instant, Ulid } from "../values.ts";
import { ExportFormat } from "./export-format.ts";
import { ExportSubject } from "./export-subject.ts";

export const ExportState = z
  .enum(["queued", "running", "done", "failed"])
  .meta({ id: "ExportState", examples: ["running"] });
export type ExportState = z.output<typeof ExportState>;

const count = z.int().nonnegative();

/** How much there is in a file, and how much of what was asked for is not. */
export const ExportCounts = z
  .object({
    collections: count,
    items: count.meta({ description: "In the file: lots of equal copies." }),
    copies: count.meta({ description: "In the file, all quantities added up." }),
    itemsSkipped: count.meta({ description: "Items that the format cannot hold at all." }),
    copiesSkipped: count,
  })
  .meta({ id: "ExportCounts" });
export type ExportCounts = z.output<typeof ExportCounts>;

/** Something that a format cannot hold. */
export const LeftOut = z
  .object({
    what: z.string().meta({
      description: "What is said of items: `grade`, `notes`; or why items are not in the file.",
      examples: ["notes"],
    }),
    items: count.positive().meta({ description: "Of how many items.", examples: [12] }),
  })
  .meta({ id: "LeftOut" });
export type LeftOut = z.output<typeof LeftOut>;

/** A finished file. */
export const ExportedFile = z
  .object({
    name: z.string().meta({ examples: ["Base Set binder.csv"] }),
    contentType: z.string(),
    bytes: count,
    expiresAt: Instant.meta({ description: "Until when it can be fetched." }),
  })
  .meta({ id: "ExportedFile" });
export type ExportedFile = z.output<typeof ExportedFile>;

/** An export: how far it is, and what is in its file. */
export const Export = z
  .object({
    id: Ulid,
    subject: ExportSubject,
    format: ExportFormat,
    money: z.boolean(),
    state: ExportState,
    itemsDone: count,
    itemsTotal: count.optional().meta({ description: "Absent before anybody has counted them." }),
    createdAt: Instant,
    startedAt: Instant.optional(),
    finishedAt: Instant.optional(),
    file: ExportedFile.optional().meta({ description: "Of one that is done." }),
    counts: ExportCounts.optional().meta({
      description:
        "Of one that is done. `items` and `itemsSkipped` together are all that lies in what was asked for.",
    }),
    leftOut: z.array(LeftOut).optional().meta({
      description:
        "Of one that is done: what the format cannot hold, what concerns most first. Empty where nothing was lost.",
    }),
    error: z.string().optional().meta({ description: "Of a failed one: what went wrong." }),
  })
  .meta({ id: "Export" });
export type Export = z.output<typeof Export>;
