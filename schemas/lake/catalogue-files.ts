import * as z from "zod";
import { GameName, Instant, Language, Sha256 } from "../values.ts";

/**
 * The catalogue as files, for whoever wants all of it:
 *
 *     lake    silver/cards/game=pokemon/language=en/cards.parquet     what queries read
 *             silver/sets/game=pokemon/language=en/sets.parquet
 *     images  dumps/pokemon/manifest.json                             what the CDN serves
 *             dumps/pokemon/latest/en/cards.ndjson.gz                 always the newest
 *             dumps/pokemon/versions/en/5f3c…-cards.ndjson.gz         never another one
 *
 * A file in the lake has no columns for what its folders say.
 */
export const silverFolder = "silver/";
export const dumpsFolder = "dumps/";

export type CatalogueTable = "cards" | "sets";
export const catalogueTables: readonly CatalogueTable[] = ["cards", "sets"];

interface Place {
  readonly game: string;
  readonly language: string;
}

export const silverTableFolder = (table: CatalogueTable) => `${silverFolder}${table}/`;
export const silverKey = (table: CatalogueTable, { game, language }: Place) =>
  `${silverTableFolder(table)}game=${game}/language=${language}/${table}.parquet`;

export const dumpFolder = (game: string) => `${dumpsFolder}${game}/`;
export const manifestKey = (game: string) => `${dumpFolder(game)}manifest.json`;
export const versionsFolder = (game: string) => `${dumpFolder(game)}versions/`;

/** How long a version stays after another one has taken its place: time to finish a download. */
export const versionDays = 30;

/** What a file may be asked for again after, at the edge and in browsers, in seconds. */
export const latestSeconds = 300;

export const dumpFormats = {
  ndjson: { ending: "ndjson.gz", mediaType: "application/gzip" },
  parquet: { ending: "parquet", mediaType: "application/vnd.apache.parquet" },
} as const;
export type DumpFormat = keyof typeof dumpFormats;

/** Raised when rows are written otherwise of an equal catalogue. */
export const dumpLayout = 3;

const DumpFile = z.object({
  table: z.enum(["cards", "sets"]),
  format: z.enum(["ndjson", "parquet"]),
  /** From the manifest's own folder: an address that always leads to the newest. */
  latest: z.string(),
  /** Likewise: an address that leads to this very file, until some time after the next. */
  version: z.string(),
  bytes: z.int().nonnegative(),
  sha256: Sha256,
  rows: z.int().nonnegative(),
});
export type DumpFile = z.output<typeof DumpFile>;

const DumpPart = z.object({
  language: Language,
  /** Of all rows: the same as long as nothing in them changes. */
  contentHash: Sha256,
  /** When what it says was read from the catalogue for the first time. */
  changedAt: Instant,
  cards: z.int().nonnegative(),
  /** Of the cards, those that no source lists any more. */
  removedCards: z.int().nonnegative(),
  sets: z.int().nonnegative(),
  /** Cards that each source said something about. */
  cardsBySource: z.record(z.string(), z.int().nonnegative()),
  files: z.array(DumpFile),
});
export type DumpPart = z.output<typeof DumpPart>;

/** What there is of a game to download. */
export const DumpManifest = z.object({
  layout: z.int().positive(),
  game: GameName,
  /** When the newest of it was read from the catalogue. */
  readAt: Instant,
  licence: z.string(),
  /** Terms of all sources that said something of what is in the files. */
  sources: z
    .array(
      z.object({
        source: z.string(),
        title: z.string(),
        url: z.url(),
        /** As SPDX calls it where it has a name; else what the source states. */
        licence: z.string(),
        attribution: z.string(),
      }),
    )
    // Manifests of before name none.
    .default([]),
  languages: z.array(DumpPart),
});
export type DumpManifest = z.output<typeof DumpManifest>;

/** Who owns what is in the files, in every manifest. */
export const licenceNote =
  "Cardlake claims no right of its own in these files. Names, numbers, sets and ids are facts. Texts and " +
  "pictures of cards belong to their publishers; pictures are named by address and not included. Each " +
  "row says in `provenance` which sources it comes from: their terms, which `sources` lists, hold for what you do " +
  "with it. Not produced or endorsed by any publisher.";
