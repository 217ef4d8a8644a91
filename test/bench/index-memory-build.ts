/** Builds the index and the files of a catalogue that was laid out in files, and prints what it took as JSON. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import type { CatalogueFiles } from "#functions/catalog/exporting/catalogue-files.ts";
import type { CatalogStore } from "#functions/catalog/silver/catalog-store.ts";
import { CardItem, SetItem } from "#schemas/storage/catalog-items.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";

const [folder = "."] = process.argv.slice(2);
const contentHash = "0".repeat(64);
const source = {
  ...{ source: "any", observedAt: "2026-02-01T06:00:00.000Z", bronzeKey: "any", bronzeLine: 0 },
  ...{ bodySha256: contentHash, sourceId: "any", contentHash },
};
const jsonIn = (name: string): unknown[] => JSON.parse(readFileSync(join(folder, name), "utf8"));
const itemOf = (value: unknown) => ({ value, sources: [source], contentHash });

const sets = jsonIn("sets.json").map((value) => SetItem.parse(itemOf(value)));
const placeOf = new Map(sets.map(({ value }, place) => [value.id, place]));
const none = async () => undefined;
const store: CatalogStore = {
  ...{ languages: async () => ["en"], sets: async () => sets, listedSets: none },
  ...{
    members: async () => new Map(),
    productsAt: async () => [],
    products: async () => [],
    generations: async () => [],
    cards: async () => [],
  },
  ...{ set: none, species: none, speciesBetween: async () => [] },
  async setCards(id) {
    const cards = jsonIn(`${placeOf.get(id)}.json`);
    return { items: cards.map((value) => CardItem.parse(itemOf(value))), hasMore: false };
  },
};
const bytes = { index: 0, ids: 0 };
const files = memoryIndexFiles();
const { save } = files;
files.save = (key, content) => {
  bytes[key.includes("/ids/") ? "ids" : "index"] = content.length;
  return save(key, content);
};
let exportedBytes = 0;
/** Takes files as a bucket does: nothing of them stays in memory. */
const taking: CatalogueFiles = {
  ...{ list: async () => [], read: async () => "", remove: async () => undefined },
  async put({ from }) {
    if ("path" in from) exportedBytes += from.bytes;
    return "saved";
  },
};
const before = process.memoryUsage.rss();
const startedMs = performance.now();
const deps = { store, files, pointers: memoryIndexPointers(), clock: () => new Date() };
const exports = { lake: taking, dumps: taking };
const { cards } = await buildAndExport("pokemon", { ...deps, exports });
const figures = {
  ...{ cards, seconds: (performance.now() - startedMs) / 1000, file_mb: bytes.index / 1e6 },
  ids_mb: bytes.ids / 1e6,
  before_mb: before / 1e6,
  exported_mb: exportedBytes / 1e6,
  // In kilobytes, of the whole life of the process.
  peak_mb: (process.resourceUsage().maxRSS * 1024) / 1e6,
};
console.log(JSON.stringify(figures));
