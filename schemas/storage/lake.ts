import * as z from "zod";
import { Day, Instant, ScopeLanguage, Sha256 } from "../values.ts";
import { lineOfFirstFormat } from "./first-format.ts";

/**
 * The lake's folders are Hive partitions, of the UTC day on which the answers came:
 *
 *     bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=01/language=en/
 *         060000123-5f3c….ndjson.gz      a pack: lines in the order in which they were asked for
 *         _9a0b….gz                      a body that is too large for a line; queries pass over `_`
 *     observations-recent/source=tcgdex/dataset=cards/year=2026/month=02/day=01/060000123-en-….ndjson.gz
 *     observations/source=tcgdex/dataset=cards/year=2026/month=02/day=01/all.ndjson.gz
 *
 * A pack holds the answers of one round of requests that brought bodies we had not, and those that told a body
 * of before of a further day; its name begins with the time of the first. Pictures have no packs: their observations name them by their hash, and
 * the bucket of pictures has what is one. The observations of the round have a line for every exchange, those
 * without news included; once their day is over they are gathered into one object for good.
 */
export interface LakeFolder {
  readonly source: string;
  readonly dataset: string;
  /** UTC. */
  readonly at: string;
}

const partitions = ({ source, dataset, at }: LakeFolder) =>
  `source=${source}/dataset=${dataset}/` +
  `year=${at.slice(0, 4)}/month=${at.slice(5, 7)}/day=${at.slice(8, 10)}`;

/** `HHMMSSmmm`: names that sort by time within a day. */
const timeOfDay = (at: string) => at.slice(11, 23).replace(/[:.]/g, "");

interface BronzeFolder extends LakeFolder {
  readonly language: ScopeLanguage;
}
const bronzeFolder = (folder: BronzeFolder) =>
  `bronze/${partitions(folder)}/language=${folder.language}`;

export const bronzeKey = ({ digest, ...pack }: BronzeFolder & { digest: string }) =>
  `${bronzeFolder(pack)}/${timeOfDay(pack.at)}-${digest}.ndjson.gz`;

/** Folders of the days from a pack's own to another one, of the same dataset and language, in order. */
export function foldersFrom(packKey: string, until: string): readonly string[] {
  const own = /year=(\d{4})\/month=(\d\d)\/day=(\d\d)/.exec(packKey);
  if (!own) throw new RangeError(`${packKey} is no key of a pack.`);
  const folders: string[] = [];
  const [from, to] = [Date.parse(own.slice(1).join("-")), Date.parse(until.slice(0, 10))];
  for (let dayMs = from; dayMs <= to; dayMs += 86_400_000) {
    const [year, month, day] = new Date(dayMs).toISOString().slice(0, 10).split("-");
    const dated = packKey.replace(own[0], `year=${year}/month=${month}/day=${day}`);
    folders.push(dated.slice(0, dated.lastIndexOf("/") + 1));
  }
  return folders;
}

/** Where all answers of a source lie, in a folder each dataset. */
export const datasetsFolder = (source: string) => `bronze/source=${source}/`;
export const datasetIn = (key: string): string | undefined => /\/dataset=([^/]+)\//.exec(key)?.[1];
/** The language that a pack's answers are in; packs of 0.1.0 are named `<language>.<unit>-<digest>`. */
export const languageIn = (key: string): string | undefined =>
  (/\/language=([^/]+)\//.exec(key) ?? /\/day=\d\d\/([a-z-]+)\.[^/]+$/.exec(key))?.[1];

/**
 * When the first answer of a pack was asked for; undefined where its name tells no time, as those of
 * 0.1.0 do not.
 */
export function momentOf(packKey: string): string | undefined {
  const time = /\/(\d\d)(\d\d)(\d\d)(\d{3})-[^/]*$/.exec(packKey);
  const day = dayOfKey(packKey);
  if (!time || day === "") return undefined;
  const [, hours, minutes, seconds, milliseconds] = time;
  return `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
}

/** Whether an object of a folder of bronze is a pack; the others are large bodies. */
export const isPack = (key: string) => key.endsWith(".ndjson.gz");

/**
 * Where a body lies that is longer than `mostInLineBytes`: beside its pack, gzipped. Athena, Spark and
 * Hive read every object of a folder as lines but those whose names begin with `_`.
 */
export const bodyKey = ({ sha256, ...pack }: BronzeFolder & { sha256: string }) =>
  `${bronzeFolder(pack)}/_${sha256}.gz`;

/** A longer body lies alone, so that a pack can be read line by line. */
export const mostInLineBytes = 1024 * 1024;

export const recentFolder = "observations-recent/";
/** How long observations of single rounds stay: days are left to gather them when that fails. */
export const recentDays = 30;
export const observationsKey = (round: BronzeFolder & { id: string }) =>
  `${recentFolder}${partitions(round)}/${timeOfDay(round.at)}-${round.language}-${round.id}.ndjson.gz`;

/** Where a day's observations lie: gathered, or else as rounds that are named by time and language. */
export function observationFolders(folder: {
  readonly source: string;
  readonly dataset: string;
  readonly day: string;
}): { readonly gathered: string; readonly recent: string } {
  const recent = `${recentFolder}${partitions({ ...folder, at: folder.day })}/`;
  return { gathered: gatheredKey(recent), recent };
}

/** Where the observations of a recent object's day lie once they are gathered. */
export const gatheredKey = (recentKey: string) =>
  recentKey.replace(recentFolder, "observations/").replace(/[^/]*$/, "all.ndjson.gz");

/** The UTC day that a key of the lake speaks of, `YYYY-MM-DD`; empty when it speaks of none. */
export const dayOfKey = (key: string): string =>
  /\/year=(\d{4})\/month=(\d\d)\/day=(\d\d)\//.exec(key)?.slice(1).join("-") ?? "";

const exchange = {
  source: z.string(),
  dataset: z.string(),
  language: ScopeLanguage,
  unit: z.string(),
  /** What the request is called within its unit, e.g. `set` or `card:base1-4`. */
  name: z.string(),
  request: z.object({
    method: z.enum(["GET", "POST"]),
    url: z.string(),
    body: z.string().optional(),
  }),
  requestedAt: Instant,
  durationMs: z.number().nonnegative(),
  runId: z.string(),
  /** The day that the source was asked for, in its own time zone; see `Scope`. */
  day: Day,
};

const AnswerHeaders = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  contentType: z.string().optional(),
  retryAfter: z.string().optional(),
});

/** An answer exactly as it came. */
const answer = {
  ...exchange,
  status: z.int(),
  headers: AnswerHeaders,
  sha256: Sha256,
  /** The body's bytes: as text when they are UTF-8, else as base64. */
  body: z.string().optional(),
  bodyBase64: z.string().optional(),
  /** Or where they lie, gzipped. */
  bodyKey: z.string().optional(),
  /** Or the line that has them or says where they lie: the source said the same of a further day (decision 50). */
  sameAs: z.object({ key: z.string(), line: z.int().nonnegative() }).optional(),
};

/** One line of a pack. */
export const BronzeLine = z.preprocess(lineOfFirstFormat, z.object(answer));
export type BronzeLine = z.output<typeof BronzeLine>;

/** One line of an observation object: what happened, with or without an answer. */
export const Observation = z.object({
  ...exchange,
  /** Absent when no answer came. */
  status: z.int().optional(),
  headers: AnswerHeaders.optional(),
  sha256: Sha256.optional(),
  bytes: z.int().nonnegative().optional(),
  /**
   * `new`: the body is in the pack; `known`: it equals the one stored before; `confirmed`: it does, with or without its
   * bytes, and is of a further day, which a line of the pack says; else no data.
   */
  outcome: z.enum(["new", "known", "confirmed", "not_modified", "failed"]),
  /** Where the body lies, of this answer or of the equal one before. */
  bronze: z.object({ key: z.string(), line: z.int().nonnegative() }).optional(),
  failure: z.object({ errorClass: z.string(), reason: z.string() }).optional(),
  /** The first bytes of a body that is no data. */
  snippet: z.string().optional(),
});
export type Observation = z.output<typeof Observation>;
