import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildIndex } from "#functions/catalog/index.ts";
import { runtime as indexRuntime } from "#functions/catalog/runtime.index.ts";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { runtime as adminRuntime } from "#functions/sources/runtime.admin.ts";
import { runtime as workerRuntime } from "#functions/sources/runtime.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { Language, PrintingId } from "#schemas/values.ts";
import { documentClient } from "#shared/aws/clients.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { staleTable } from "#test/fakes/stale-table.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const { table } = vi.hoisted(() => ({
  table: { current: undefined as ReturnType<typeof staleTable> | undefined },
}));
vi.mock("#shared/aws/clients.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  documentClient: () => ({ send: (command: never) => table.current?.client.send(command) }),
}));

const url = "http://127.0.0.1/queue";
const variables = {
  ...{ AWS_REGION: "us-east-1", CATALOG_TABLE: "catalog", WORK_TABLE: "work" },
  ...{ LAKE_BUCKET: "lake", IMAGES_BUCKET: "images", STARTS_TABLE: "work", MAX_ATTEMPTS: "4" },
  ...{ FETCH_QUEUE_URL: url, NORMALIZE_QUEUE_URL: url, EVENT_BUS: "bus" },
  ...{ QUEUE_URL: url, DEAD_LETTERS_URL: url, TCGDEX_BASE_URL: url, POKEAPI_DATA_URL: url },
  ...{ POKEMONTCG_BASE_URL: url, POKEMONTCG_DATA_URL: url },
  ...{ PUNK_RECORDS_URL: url, OPTCGAPI_BASE_URL: url, TCGCSV_BASE_URL: url },
  ...{ CARDMARKET_GUIDES_URL: url, ECB_RATES_URL: url, TCGPLAYER_BASE_URL: url },
  ...{ EBAY_BASE_URL: url, EBAY_MARKETPLACES: "EBAY_US" },
  ...{ SOURCE_SETTINGS: "{}", SOURCE_SECRETS: "/cardlake/test/sources", SYNC_LANGUAGES: "en" },
  ...{ INDEX_QUIET_SECONDS: "1", INDEX_LONGEST_WAIT_SECONDS: "10" },
  ...{ PRICES_QUIET_SECONDS: "1", PRICES_LONGEST_WAIT_SECONDS: "10" },
  UPSTREAM_USER_AGENT: "cardlake-test",
};
const aRun: Run = {
  ...{ id: "R1", sources: ["tcgdex"], languages: [Language.parse("en")], mode: "due" },
  ...{ state: "planning", startedAt: "2026-02-01T05:00:00.000Z", requestHash: "0".repeat(64) },
};
const at = (day: number) => aProvenance({ observedAt: `2026-02-0${day}T06:00:00.000Z` });

beforeEach(() => {
  table.current = staleTable();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

test("[CAT-2] an index that is built right after the last write has the last card", async () => {
  const { store, pointers, clock } = await indexRuntime();
  const silver = dynamoSilverStore(documentClient(), "catalog");
  const cards = [aCard({ number: "1" }), aCard({ number: "2" })];
  const members = cards.map(({ id }) => id);
  await recordSet({ set: aSet(), members, provenance: at(1) }, { store: silver });
  for (const card of cards) await recordCards([{ card, provenance: at(1) }], { store: silver });
  const deps = { store, pointers, clock, files: memoryIndexFiles() };
  const first = await buildIndex("pokemon", deps);
  expect(first).toMatchObject({ cards: 2, outcome: "published" });
  // The pointer was the last write: whoever reads it a moment ago builds and announces it again.
  expect(await buildIndex("pokemon", deps)).toEqual({ ...first, outcome: "unchanged" });
});

test("[CAT-4] a card that changed back is written, though it was read right after the change", async () => {
  const { recorders } = await workerRuntime();
  const rarities = ["Common", "Rare", "Common"];
  for (const [index, rarity] of rarities.entries()) {
    const record = { sourceId: "base1-4", value: aCard({ rarity }), provenance: at(index + 1) };
    expect(await recorders.get("card")?.record([record])).toMatchObject({ written: 1 });
  }
  // Through a reader that surely sees it.
  const [last] = await (await indexRuntime()).store.cards([aCard().id]);
  expect(last).toMatchObject({ sources: [at(3)], value: { rarity: "Common" } });
});

test("[ING-2] what runs and units decide from is read as it is now", async () => {
  const unit = { source: "tcgdex", language: "en", dataset: "set", unit: "base1" } as never;
  const base = setId("pokemon", "en", "base1");
  for (const { runs } of [await workerRuntime(), await adminRuntime()]) {
    await runs.create(aRun, aRun.startedAt);
    // Finds the one before under way.
    await runs.create({ ...aRun, id: "R2" }, aRun.startedAt);
    await runs.get("R1");
    await runs.list({ limit: 10 });
    await runs.countPending("R1");
    await runs.allUnits("R1");
    await runs.listUnits("R1", { limit: 10 });
  }
  const { seenStore } = await workerRuntime();
  const { store } = await indexRuntime();
  await seenStore.load(unit);
  await store.cards([PrintingId.parse("pokemon:en:base1-1")]);
  await store.members([base]);
  await store.setCards(base, { limit: 10 });
  await store.set(base);
  expect(table.current?.eventual).toEqual([]);
});
