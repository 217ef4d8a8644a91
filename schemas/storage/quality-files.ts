import * as z from "zod";
import { QualityFinding } from "../catalog/quality.ts";
import { GameName, Instant, SetId } from "../values.ts";

/**
 * What there is to find fault with in a game's catalogue, written when its index is built:
 *
 *     lake    quality/game=pokemon/report.json                     counts, and where the findings lie
 *             quality/game=pokemon/findings/5f3c….ndjson.gz        a thousand of them, never others
 */
export const qualityFolder = "quality/";
export const reportFolder = (game: string) => `${qualityFolder}game=${game}/`;
export const reportKey = (game: string) => `${reportFolder(game)}report.json`;
export const findingsFolder = (game: string) => `${reportFolder(game)}findings/`;
export const findingsKey = (game: string, digest: string) =>
  `${findingsFolder(game)}${digest.slice(0, 32)}.ndjson.gz`;

/** Whoever asks for a page of findings reads one such object for it, seldom two: 20 KB. */
export const findingsOfAFile = 1000;

/** A finding as it lies in a file: with what it is sorted by. */
export const FiledFinding = QualityFinding.extend({
  /** The same as long as the finding is; no two findings have one place. */
  place: z.string(),
});
export type FiledFinding = z.output<typeof FiledFinding>;

/** How many findings of a set are of a kind, and which sources they are about. */
const FindingCount = z.object({
  setId: SetId,
  kind: z.string(),
  field: z.string().optional(),
  /** Every one of them is about all of these. */
  sources: z.array(z.string()),
  count: z.int().positive(),
});
export type FindingCount = z.output<typeof FindingCount>;

const FindingsFile = z.object({
  key: z.string(),
  /** Of its last finding. */
  lastPlace: z.string(),
  counts: z.array(FindingCount),
});
export type FindingsFile = z.output<typeof FindingsFile>;

export const QualityReport = z.object({
  layout: z.literal(1),
  game: GameName,
  /** When it was read for the first time from the catalogue that it says this of. */
  readAt: Instant,
  sets: z.int().nonnegative(),
  /** Listed ones. */
  cards: z.int().nonnegative(),
  /** In the order of their findings. */
  files: z.array(FindingsFile),
});
export type QualityReport = z.output<typeof QualityReport>;
