import * as z from "zod";
import { Day, Instant, Sha256 } from "../values.ts";

/**
 * What one unit of a source answered last, packed into one item of the table `work`:
 *
 *     pk  SEEN#tcgdex:en
 *     sk  sets#base1
 *
 * `packed` is the gzipped JSON of `Seen`: 330 requests fit in some 30 KB of the 400 that an item
 * may have, and are read and written at once. `version` makes writes conditional.
 */
export const seenKey = (unit: {
  source: string;
  language: string;
  dataset: string;
  unit: string;
}) => ({
  pk: `SEEN#${unit.source}:${unit.language}`,
  sk: `${unit.dataset}#${unit.unit}`,
});

/** The last answer to one request. */
export const SeenAnswer = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  sha256: Sha256.optional(),
  /** Where the body lies: index into `keys`, and the line of the pack. */
  key: z.int().nonnegative().optional(),
  line: z.int().nonnegative().optional(),
  /**
   * Of which day the newest line in the lake is that has or names the body, where bodies do not say it. Absent in what was
   * remembered before there were such lines.
   */
  day: Day.optional(),
  /** When it was asked last, with whatever success. */
  checkedAt: Instant,
  /** The last try brought no answer that we can use; it is due again. */
  failed: z.literal(true).optional(),
  /** It is a list that had lost much: counts as new when it comes again, and is believed then. */
  doubted: z.literal(true).optional(),
  /** What the list of its unit said about it then; a new mark makes it due. */
  mark: z.string().optional(),
});
export type SeenAnswer = z.output<typeof SeenAnswer>;

export const Seen = z.object({
  answers: z.record(z.string(), SeenAnswer),
  /** Keys of the packs that answers point into. */
  keys: z.array(z.string()),
  /** What the newest list of the unit names, with a mark of what it says of each. */
  listed: z.array(z.tuple([z.string(), z.string()])),
  /** Hash of the answers that the list was read from. */
  listedOf: Sha256.optional(),
  /** What the source's gate said when a run last went through it, and which run that was. */
  gate: z.object({ sha256: Sha256, runId: z.string() }).optional(),
});
export type Seen = z.output<typeof Seen>;
