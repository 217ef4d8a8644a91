import * as z from "zod";
import { Instant, ScopeLanguage, Sha256 } from "../values.ts";

/**
 * The lake's folders are Hive partitions of the UTC day on which the answers came:
 *
 *     bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=01/en.base1-5f3c….ndjson.gz
 *     observations/source=tcgdex/dataset=cards/year=2026/month=02/day=01/01KAJ….ndjson.gz
 *
 * A bronze object is a pack: the answers of one round of one unit that brought a body we had not.
 * An observation object has a line for every exchange of that round, those without news included.
 */
export interface LakeFolder {
  readonly source: string;
  readonly dataset: string;
  readonly at: string;
}

const partitions = ({ source, dataset, at }: LakeFolder) =>
  `source=${source}/dataset=${dataset}/` +
  `year=${at.slice(0, 4)}/month=${at.slice(5, 7)}/day=${at.slice(8, 10)}`;

export const bronzeKey = (pack: LakeFolder & { language: string; unit: string; digest: string }) =>
  `bronze/${partitions(pack)}/${pack.language}.${fileName(pack.unit)}-${pack.digest}.ndjson.gz`;

export const observationsKey = (
  round: LakeFolder & { runId: string; language: string; unit: string; id: string },
) =>
  `observations/${partitions(round)}/` +
  `${round.runId}-${round.language}.${fileName(round.unit)}-${round.id}.ndjson.gz`;

/** Units are named by their source; what a key cannot hold is percent-encoded. */
const fileName = (unit: string) => encodeURIComponent(unit);

const exchange = {
  source: z.string(),
  dataset: z.string(),
  language: ScopeLanguage,
  unit: z.string(),
  /** What the request is called within its unit, e.g. `set` or `card:base1-4`. */
  name: z.string(),
  request: z.object({ method: z.literal("GET"), url: z.string() }),
  requestedAt: Instant,
  durationMs: z.number().nonnegative(),
  runId: z.string(),
};

const AnswerHeaders = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  contentType: z.string().optional(),
  retryAfter: z.string().optional(),
});

/** One line of a pack: an answer exactly as it came. */
export const BronzeLine = z.object({
  ...exchange,
  status: z.int(),
  headers: AnswerHeaders,
  sha256: Sha256,
  /** The body's bytes: as text when they are UTF-8, else as base64. */
  body: z.string().optional(),
  bodyBase64: z.string().optional(),
});
export type BronzeLine = z.output<typeof BronzeLine>;

/** One line of an observation object: what happened, with or without an answer. */
export const Observation = z.object({
  ...exchange,
  /** Absent when no answer came. */
  status: z.int().optional(),
  headers: AnswerHeaders.optional(),
  sha256: Sha256.optional(),
  bytes: z.int().nonnegative().optional(),
  /** `new`: the body is in the pack; `known`: it equals the one stored before; else no data. */
  outcome: z.enum(["new", "known", "not_modified", "failed"]),
  /** Where the body lies, of this answer or of the equal one before. */
  bronze: z.object({ key: z.string(), line: z.int().nonnegative() }).optional(),
  failure: z.object({ errorClass: z.string(), reason: z.string() }).optional(),
  /** The first bytes of a body that is no data. */
  snippet: z.string().optional(),
});
export type Observation = z.output<typeof Observation>;
