import * as z from "zod";
import { CollectionKind } from "../collections/collection.ts";
import { Currency } from "../prices/price-fragment.ts";
import { Ulid } from "../values.ts";
import { ColumnMapping } from "./column-mapping.ts";
import { PriceCounts } from "./file-price.ts";
import { RowVerdict } from "./row-verdict.ts";

const count = z.int().nonnegative();

/** What a file was taken for. */
export const SeenFormat = z.object({
  format: z.string().meta({ examples: ["manabox"] }),
  certainty: z.enum(["sure", "likely", "generic", "said"]).meta({
    description: "`said`: somebody has said so.",
  }),
  why: z.string().meta({ examples: ["The column «ManaBox ID» is in no other app's file."] }),
  others: z
    .array(z.object({ format: z.string(), why: z.string() }))
    .meta({ description: "What else it could be, the likeliest first." }),
});
export type SeenFormat = z.output<typeof SeenFormat>;

/** How a file was read. */
export const ReadReport = z.object({
  kind: z.enum(["csv", "xlsx", "ods", "text", "json"]),
  encoding: z.string().optional(),
  separator: z.string().optional(),
  sheet: z.string().optional(),
  sheets: z.array(z.string()).optional(),
  header: z.array(z.string()).optional().meta({ description: "Absent of lists and JSON." }),
  fingerprint: z.string().optional().meta({
    description: "Of the header; the mapping that was used is remembered under it.",
  }),
  mapping: ColumnMapping.optional().meta({ description: "Which column was taken to say what." }),
  unread: z.array(z.string()).meta({
    description: "Columns that say nothing of what we keep; rows keep their text.",
  }),
  notes: z.array(z.string()).meta({ description: "Sentences on what was odd of the file." }),
});
export type ReadReport = z.output<typeof ReadReport>;

/** A collection as it would be after the import. */
export const ImportTarget = z.object({
  collectionId: Ulid.optional().meta({ description: "Absent of one that will be made." }),
  name: z.string(),
  kind: CollectionKind,
  description: z.string().optional(),
  before: z.object({ lots: count, cards: count }),
  after: z.object({ lots: count, cards: count }),
});
export type ImportTarget = z.output<typeof ImportTarget>;

/** What an import would do, before anybody has chosen anything row by row. */
export const ImportPreview = z
  .object({
    ...ReadReport.shape,
    format: SeenFormat,
    rows: count,
    counts: z
      .object({
        ...{ matched: count, duplicate: count, ambiguous: count, unresolved: count },
        invalid: count,
      } satisfies Record<RowVerdict, typeof count>)
      .meta({ description: "Rows by what becomes of them." }),
    reasons: z.array(z.object({ verdict: RowVerdict, reason: z.string(), rows: count })).meta({
      description: "The same by reason, the most frequent first.",
    }),
    copies: count.meta({ description: "Copies in rows whose card is known." }),
    value: z
      .object({
        amount: count.meta({ description: "In the currency's smallest unit." }),
        currency: Currency,
        priced: count.meta({ description: "Copies that have a price." }),
        unpriced: count,
      })
      .meta({ description: "What these copies are worth at present." }),
    targets: z.array(ImportTarget),
    prices: PriceCounts.optional().meta({
      description: "Of a file of ours with prices of your own: what would become of these.",
    }),
    zero: z.string().meta({ description: "What a quantity of 0 does, in a sentence." }),
  })
  .meta({ id: "ImportPreview" });
export type ImportPreview = z.output<typeof ImportPreview>;
