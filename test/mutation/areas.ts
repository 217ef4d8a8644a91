import { globSync } from "node:fs";
import { matchesGlob } from "node:path";

/** What is changed together and judged by the same tests. */
export interface Area {
  /** Folder whose code is changed. */
  readonly folder: string;
  /** Tests that are asked; a test of another area that would notice too does not count. */
  readonly tests: readonly string[];
  /** Whether some of those tests need tables and buckets. */
  readonly needsStores: boolean;
  /** Whether tests listen to what loading a module does, so that each file must load its own. */
  readonly isolated: boolean;
  /**
   * Least share of noticed changes, in percent; a run that finds less of the whole area fails. Absent
   * where no run has judged the whole area yet.
   */
  readonly least?: number;
}

const area = (name: string, more: Partial<Area> = {}): Area => ({
  folder: `functions/${name}`,
  tests: [`test/unit/${name}/**/*.test.ts`],
  needsStores: false,
  isolated: false,
  ...more,
});

/** A room judged by the tests of its folder and by some that stand beside it. */
const room = (name: string, beside: readonly string[], more: Partial<Area> = {}): Area =>
  area(name, {
    tests: [
      `test/unit/${name}/**/*.test.ts`,
      ...beside.map((file) => `test/unit/${name.split("/")[0]}/${file}.test.ts`),
    ],
    ...more,
  });

/** The adapters of an area's rooms and what is in no room, judged against tables and buckets. */
const withStores = (name: string, stores: readonly string[], more: Partial<Area> = {}): Area =>
  area(name, {
    needsStores: true,
    ...more,
    tests: [
      ...(more.tests ?? [`test/unit/${name}/**/*.test.ts`]),
      ...stores.map((file) => `test/integration/${name}/${file}.test.ts`),
    ],
  });

/**
 * Rules, stores and parsers, in the order in which a whole run judges them. Rooms of rules and
 * parsers that need no others' tests stand for themselves: that costs a tenth of the time.
 */
export const areas: readonly Area[] = [
  withStores("shared", ["dynamo-counters"], {
    tests: [
      "test/unit/shared/{kernel,limits}/**/*.test.ts",
      "test/integration/sources/stores.test.ts",
    ],
    isolated: true,
  }),
  room("shared/aws", ["absent-objects", "aws-clients", "sqs-sending", "stream-records"], {
    isolated: true,
  }),
  room("shared/events", ["dead-letters", "meter-handler", "queue-handler", "stream-handler"], {
    isolated: true,
  }),
  room("shared/http", ["http-api", "entity-tags", "observability/correlation"], { least: 80 }),
  room("shared/observability", ["http-api", "queue-handler"], { least: 80 }),
  area("shared/upstreams"),
  area("accounts", { least: 80 }),
  withStores("alerts", ["stores"], { least: 80 }),
  withStores("collections", ["dynamo-stores", "own-prices"], { least: 80 }),
  withStores("holdings", ["held-collections", "day-values"]),
  withStores("images", ["dynamo-stores", "s3-files"]),
  area("images/pictures"),
  area("images/renders"),
  area("images/downloads"),
  area("images/pdf"),
  area("images/prints"),
  withStores("catalog", ["dynamo-stores", "s3-catalogue-files", "s3-index-files"]),
  area("catalog/auditing", { least: 80 }),
  area("catalog/indexing", {
    // What its columns hold, and how they are looked through, is asked by searching.
    tests: [
      "test/unit/catalog/indexing/**/*.test.ts",
      "test/unit/catalog/search/{field-search,search-by-id,search-cards,search-order}.test.ts",
    ],
  }),
  area("catalog/merging", { least: 80 }),
  area("catalog/reading", { least: 80 }),
  area("catalog/search", { least: 80 }),
  area("catalog/silver"),
  area("charts"),
  area("history", { isolated: true }),
  withStores("prices", ["listing-pages", "price-archive", "price-books", "rate-books"], {
    tests: ["test/unit/prices/{archive,findings,hours,recording,showing}/**/*.test.ts"],
    isolated: true,
  }),
  area("prices/books"),
  area("prices/current"),
  area("prices/listings"),
  area("prices/mapping"),
  area("prices/market"),
  area("prices/rates"),
  area("prices/reading"),
  area("prices/statistics"),
  area("studio"),
  area("shares"),
  withStores("transfer", ["stores", "dynamo-exports"]),
  area("v2"),
  withStores("sources", ["ssm-secrets", "stores"], {
    tests: ["test/unit/sources/{consistent-reads,deliveries}.test.ts"],
    isolated: true,
  }),
  room("sources/fetching", ["failing-upstreams", "whole-runs"]),
  area("sources/lake", { tests: ["test/unit/sources/lake-{objects,packs}.test.ts"], least: 80 }),
  room("sources/normalizing", ["dead-letters", "whole-runs"]),
  area("sources/providers"),
  area("sources/replaying"),
  room("sources/runs", ["dead-letters", "deliveries", "whole-runs"]),
  area("sources/schedule"),
  area("sources/upstreams", { least: 80 }),
  area("ops/queues", { least: 80 }),
];

/**
 * What is left alone: roots and route tables only join the parts, and the tests against a whole
 * cloud hold those; a browser and a picture library are tested by looking at what they draw.
 */
export const notMutated = [
  "!functions/*/handlers/**",
  "!functions/**/runtime*.ts",
  "!functions/**/index.ts",
  "!functions/shared/limits/function-limits.ts",
  "!functions/**/chromium-*.ts",
  "!functions/**/sharp-*.ts",
  "!functions/images/drawing/**",
];

/** Adapters that need a table, a bucket or a parameter: judged with the stores of their area. */
const clients = ["dynamo", "s3", "ssm"];
const adapters = `{${clients.join(",")}}-*.ts`;
const notAdapters = `!(${clients.map((client) => `${client}-*`).join("|")}).ts`;

/** The areas that folders or files name, each with what is changed of it; all of them for none. */
export function named(places: readonly string[]): { area: Area; mutate: string[] }[] {
  return areas.flatMap((area) => {
    const rooms = areas.map(({ folder }) => folder).filter((one) => isInside(one, area));
    const isRoom = areas.some((whole) => isInside(area.folder, whole));
    const mutate = (places.length > 0 ? places : [area.folder])
      .filter((place) => within(place, area.folder) || within(area.folder, place))
      .map((place) => (within(place, area.folder) ? place : area.folder))
      .filter((place) => !rooms.some((one) => within(place, one)) || hasAdapters(place))
      .filter((place) => !isRoom || !matchesGlob(place, `**/${adapters}`))
      .map((place) => (place.endsWith(".ts") ? place : `${place}/**/*.ts`));
    const others = [
      ...rooms.map((one) => `!${one}/**/${notAdapters}`),
      ...(isRoom ? [`!${area.folder}/**/${adapters}`] : []),
    ];
    return mutate.length > 0 ? [{ area, mutate: [...mutate, ...others] }] : [];
  });
}

const hasAdapters = (place: string) =>
  globSync(place.endsWith(".ts") ? place : `${place}/**/${adapters}`).some((file) =>
    matchesGlob(file, `**/${adapters}`),
  );

const isInside = (folder: string, { folder: whole }: Area) =>
  folder !== whole && within(folder, whole);

const within = (place: string, folder: string) => `${place}/`.startsWith(`${folder}/`);
