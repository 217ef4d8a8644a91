import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import { archivePrices } from "#functions/prices/archive/archive-prices.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { duckViews } from "#schemas/lake/duckdb-views.ts";
import { questions } from "#schemas/lake/questions.ts";
import { lakeTables } from "#schemas/lake/tables.ts";
import {
  type BronzeLine,
  bronzeKey,
  type Observation,
  observationsKey,
} from "#schemas/storage/lake.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { packedLines } from "#shared/upstreams/s3-observations.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { memoryPriceArchive } from "#test/fakes/memory-price-archive.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { aCard, aProvenance, storeWith } from "#test/support/catalogue/catalog.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";
import { pointOf } from "#test/support/prices/price-points.ts";
import { type OpenLake, openLake } from "#test/support/running/duckdb.ts";

// Questions are about now, which is this moment.
const nowMs = Date.parse("2026-02-15T12:00:00.000Z");
const at = (secondsAgo: number) => new Date(nowMs - secondsAgo * 1000).toISOString();
const [body, other] = ['{"hp":"120"}', '{"hp":"130"}'];

const exchange = (secondsAgo: number) => ({
  ...{ source: "tcgdex", dataset: "cards", language: "en" as const, unit: "base1" },
  ...{ name: "card:base1-4", durationMs: 12.5, runId: "R1", day: at(secondsAgo).slice(0, 10) },
  request: { method: "GET" as const, url: "https://api.tcgdex.net/v2/en/cards/base1-4" },
  requestedAt: at(secondsAgo),
});
const pack = bronzeKey({ ...exchange(40), at: at(40), digest: "a1" });
const answered = (secondsAgo: number, content: string, outcome: "new" | "not_modified") => ({
  ...{ ...exchange(secondsAgo), status: outcome === "new" ? 200 : 304, outcome },
  ...{ sha256: sha256(content), bronze: { key: pack, line: 0 } },
});

const calls: readonly Observation[] = [
  answered(40, body, "new"),
  answered(30, body, "not_modified"),
  answered(20, other, "new"),
  { ...exchange(19), status: 429, outcome: "failed" },
  { ...exchange(18), status: 503, outcome: "failed" },
  { ...exchange(17), status: 200, outcome: "failed", snippet: "<html>" },
  { ...exchange(16), outcome: "failed", failure: { errorClass: "transient", reason: "timeout" } },
];
const lines: readonly BronzeLine[] = [
  { ...exchange(40), status: 200, headers: { etag: '"1"' }, sha256: sha256(body), body },
];

/** What silver holds: a card that is new today, an old one, one that two have claimed. */
async function silver() {
  const cards: readonly Card[] = [
    aCard({ number: "1", rarity: "Rare" }),
    aCard({ number: "2", rarity: "Rare" }),
    aCard({ number: "3", findings: [{ code: "contradiction", detail: "hp: 1 or 2" }] }),
  ];
  const store = await storeWith(cards);
  const fresh = aCard({ number: "1", rarity: "Rare", name: "Charizard ★" });
  const provenance = aProvenance({ observedAt: at(60) });
  await recordCards([{ card: fresh, provenance }], { store });
  const files = memoryCatalogueFiles();
  const indexes = { files: memoryIndexFiles(), pointers: memoryIndexPointers() };
  const exports = { lake: files, dumps: memoryCatalogueFiles() };
  await buildAndExport("pokemon", { store, ...indexes, clock: () => new Date(nowMs), exports });
  return [...files.kept].map(([key, { content }]) => [key, content] as const);
}

/** A card that was sold on two days of this month and one of the month before. */
async function gold() {
  const [books, archive] = [memoryPriceBooks(), memoryPriceArchive()];
  const deps = { books, files: archive.files, records: archive.records, random: () => 0 };
  const ports = { ...deps, clock: () => new Date(nowMs), sleep: async () => undefined };
  const points = ["2026-02-13", "2026-02-14", "2026-01-31"].map((day, index) =>
    pointOf({ day, columns: { market: 40_000 + index } }),
  );
  await recordPoints({ game: "pokemon", set: "base1" }, points, ports);
  await archivePrices({ leftMs: 600_000 }, ports);
  return archive.objects;
}

let lake: OpenLake;
beforeAll(async () => {
  lake = await openLake([
    [pack, await packedLines(lines)],
    [observationsKey({ ...exchange(40), at: at(40), id: "r1" }), await packedLines(calls)],
    ...(await silver()),
    ...(await gold()),
  ]);
  const there = ["bronze", "observations_recent", "cards", "sets", "prices"];
  const tables = lakeTables().filter(({ name }) => there.includes(name));
  for (const view of duckViews(tables, lake.folder)) await lake.ask(view);
});
afterAll(() => lake.close());

const answerTo = (wanted: string) => {
  const question = questions.find(({ name }) => name === wanted);
  if (!question) throw new Error(`There is no question ${wanted}.`);
  return lake.ask(question.sql.replaceAll("current_date", `DATE '${at(0).slice(0, 10)}'`));
};

test("[LAKE-7] a pack is read line by line, with what its folders say", async () => {
  const [year, month, day] = at(40).slice(0, 10).split("-");
  const rows = await lake.ask(
    "SELECT source, dataset, language, year, month, day, status, headers.etag, request.url, body FROM bronze",
  );
  expect(rows).toEqual([
    {
      ...{ source: "tcgdex", dataset: "cards", language: "en", year, month, day },
      ...{ status: "200", etag: '"1"', url: exchange(0).request.url, body },
    },
  ]);
});

test("[LAKE-7] [PRC-2] what a card sold for is told of this month alone", async () => {
  const rows = await answerTo("prices-of-this-month");
  expect(rows).toEqual([
    {
      ...{ printing: "pokemon:base1-4", variant: "holo", source: "tcgplayer", currency: "USD" },
      ...{ languages: "en", days: "2", lowest: "40000", highest: "40001", last_day: "2026-02-14" },
    },
  ]);
});

test("[LAKE-7] errors are told apart by upstream and day", async () => {
  const rows = await answerTo("errors-of-upstreams-by-day");
  expect(rows).toMatchObject([
    { source: "tcgdex", calls: "7", refused: "1", broken: "1", unanswered: "1", no_data: "1" },
  ]);
});

test("[LAKE-7] a card is changed since yesterday when a source has said something new of it", async () => {
  const rows = await answerTo("cards-changed-between-two-days");
  expect(rows).toMatchObject([{ id: "pokemon:en:base1-1", name: "Charizard ★" }]);
});

test("[LAKE-7] rarities are counted by set and the year of its release", async () => {
  const rows = await answerTo("rarities-by-set-and-year");
  expect(rows).toMatchObject([
    { released: "1999", set_name: "Base Set", rarity: "Rare", printings: "2" },
    { released: "1999", set_name: "Base Set", rarity: null, printings: "1" },
  ]);
});

test("[LAKE-7] printings that sources contradict each other about are found", async () => {
  const rows = await answerTo("printings-with-findings");
  expect(rows).toMatchObject([{ code: "contradiction", id: "pokemon:en:base1-3" }]);
});

test("[LAKE-7] each body has its sightings, and the pack that keeps it", async () => {
  const rows = await answerTo("sightings-of-bodies");
  const [first, second] = [sha256(body), sha256(other)];
  expect(rows).toMatchObject([
    { sha256: first, sightings: "2", confirmed: "1", first_seen: at(40), last_seen: at(30) },
    { sha256: second, sightings: "1", confirmed: "0", kept_in: pack },
  ]);
});
