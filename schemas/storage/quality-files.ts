import * as z from "zod";
import { QualityFinding } from "../catalog/quality.ts";
import { GameName, Instant, SetId } from "../values.ts";

/**
 * What there is to find fault with in a game, a report for each that finds it: of its catalogue, written when its index is
 * built, and of its prices, written when its newest prices are:
 *
 *     lake    quality/game=pokemon/report.json                     counts, and where the findings lie
 *             quality/game=pokemon/findings/5f3c….ndjson.gz        a thousand of them, never others
 *             price-findings/game=pokemon/…                        the same
 */
export const reportFolders = { catalogue: "quality/", prices: "price-findings/" } as const;
export type ReportSubject = keyof typeof reportFolders;
export const reportSubjects: readonly ReportSubject[] = ["catalogue", "prices"];

/** Which report is meant: on what of which game. */
export interface ReportName {
  readonly on: ReportSubject;
  readonly game: string;
}

export const reportFolder = ({ on, game }: ReportName) => `${reportFolders[on]}game=${game}/`;
export const reportKey = (name: ReportName) => `${reportFolder(name)}report.json`;
export const findingsFolder = (name: ReportName) => `${reportFolder(name)}findings/`;
export const findingsKey = (name: ReportName, digest: string) =>
  `${findingsFolder(name)}${digest.slice(0, 32)}.ndjson.gz`;

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
  /** When it was read for the first time from the catalogue, or the prices, that it says this of. */
  readAt: Instant,
  /** Listed ones; in a report on prices those with prices. */
  sets: z.int().nonnegative(),
  cards: z.int().nonnegative(),
  /** In the order of their findings. */
  files: z.array(FindingsFile),
});
export type QualityReport = z.output<typeof QualityReport>;
