import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { DumpManifest } from "#schemas/lake/catalogue-files.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, storeWith } from "#test/support/catalog.ts";
import { recordAll, recordCards, recordSet } from "#test/support/silver.ts";

const german = setId("pokemon", "de", "base1");
const dayMs = 86_400_000;

/** A catalogue of an English and a German card, and where it is published. */
async function published(cards: readonly Card[] = [aCard()]) {
  let nowMs = Date.parse("2026-02-02T06:00:00Z");
  const clock = () => new Date(nowMs);
  const [lake, dumps] = [memoryCatalogueFiles(clock), memoryCatalogueFiles(clock)];
  const store = await storeWith(cards);
  const glurak = aCard({ setId: german, language: "de", name: "Glurak" });
  const provenance = aProvenance();
  const set = aSet({ id: german, language: "de", name: "Grundset" });
  await recordSet({ set, members: [glurak.id], provenance }, { store });
  await recordCards([{ card: glurak, provenance }], { store });
  const indexes = { files: memoryIndexFiles(), pointers: memoryIndexPointers() };
  const deps = { store, ...indexes, clock, exports: { lake, dumps } };
  const later = (ms: number) => (nowMs += ms);
  const say = (card: Card, minute: string) =>
    recordCards(
      [{ card, provenance: aProvenance({ observedAt: `2026-02-02T06:${minute}:00.000Z` }) }],
      { store },
    );
  const manifest = async () =>
    DumpManifest.parse(JSON.parse(await dumps.read("dumps/pokemon/manifest.json")));
  return {
    deps,
    store,
    lake,
    dumps,
    later,
    say,
    manifest,
    build: () => buildAndExport("pokemon", deps),
  };
}

const linesOf = (content: Uint8Array | undefined) =>
  gunzipSync(content ?? new Uint8Array())
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("each language of a game has its files, and a manifest says what they are", async () => {
  const { build, lake, dumps, manifest } = await published();
  expect(await build()).toMatchObject({ outcome: "published", exported: ["de", "en"] });
  expect([...lake.kept.keys()].sort()).toEqual([
    "silver/cards/game=pokemon/language=de/cards.parquet",
    "silver/cards/game=pokemon/language=en/cards.parquet",
    "silver/sets/game=pokemon/language=de/sets.parquet",
    "silver/sets/game=pokemon/language=en/sets.parquet",
  ]);
  const { languages, readAt } = await manifest();
  expect(readAt).toBe("2026-02-02T06:00:00.000Z");
  expect(languages.map(({ files: _, ...part }) => part)).toMatchObject([
    { language: "de", cards: 1, removedCards: 0, sets: 1, cardsBySource: { tcgdex: 1 } },
    { language: "en", cards: 1, removedCards: 0, sets: 1, cardsBySource: { tcgdex: 1 } },
  ]);
  for (const file of languages.flatMap(({ files }) => files)) {
    for (const place of [file.latest, file.version]) {
      const content = dumps.kept.get(`dumps/pokemon/${place}`)?.content ?? Buffer.of();
      expect([place, content.length, sha256(content)]).toEqual([place, file.bytes, file.sha256]);
    }
  }
});

test("the newest of a file is asked for again after minutes, a version never", async () => {
  const { build, dumps } = await published();
  await build();
  const cachedOf = (place: RegExp) =>
    new Set([...dumps.kept].filter(([key]) => place.test(key)).map(([, one]) => one.cacheControl));
  expect([...cachedOf(/latest|manifest/)]).toEqual(["public, max-age=300"]);
  expect([...cachedOf(/versions/)]).toEqual(["public, max-age=31536000, immutable"]);
});

test("a line holds the whole card, as it is shown by itself", async () => {
  const effect = "Flip a coin.\u2028If heads, “so be it”.";
  const attributes = { hp: 120, attacks: [{ name: "Fire Spin", cost: ["Fire"], effect }] };
  const { build, dumps } = await published([aCard({ attributes })]);
  await build();
  const [line] = linesOf(dumps.kept.get("dumps/pokemon/latest/en/cards.ndjson.gz")?.content);
  expect(line).toMatchObject({ ...attributes, id: "pokemon:en:base1-4", status: "current" });
  expect(line.provenance).toMatchObject([{ source: "tcgdex", bronzeLine: 1 }]);
  const sets = linesOf(dumps.kept.get("dumps/pokemon/latest/en/sets.ndjson.gz")?.content);
  expect(sets).toMatchObject([{ id: "pokemon:en:base1", name: "Base Set", findings: [] }]);
});

test("a catalogue that says the same is not stored again", async () => {
  const { build, lake, dumps, later } = await published();
  await build();
  const before = lake.puts() + dumps.puts();
  later(dayMs);
  expect(await build()).toMatchObject({ outcome: "unchanged", exported: [] });
  expect(lake.puts() + dumps.puts()).toBe(before);
});

test("a text that no search finds is news for its own language alone", async () => {
  const { build, lake, say, later, manifest } = await published();
  await build();
  const before = (await manifest()).languages;
  later(60_000);
  await say(aCard({ attributes: { flavorText: "It spits fire." } }), "01");
  expect(await build()).toMatchObject({ outcome: "published", exported: ["en"] });
  const [de, en] = (await manifest()).languages;
  expect(de).toEqual(before[0]);
  expect(en).toMatchObject({ changedAt: "2026-02-02T06:01:00.000Z" });
  expect(en?.contentHash).not.toBe(before[1]?.contentHash);
  expect(lake.puts()).toBe(6);
});

test.each([
  ["lake", "silver/cards/game=pokemon/language=de/cards.parquet"],
  ["dumps", "dumps/pokemon/latest/de/sets.ndjson.gz"],
] as const)(
  "what somebody took away from the %s, %s, comes back without news",
  async (bucket, key) => {
    const { build, lake, dumps } = await published();
    await build();
    const files = { lake, dumps }[bucket];
    const before = files.kept.get(key)?.content;
    await files.remove(key);
    expect((await build()).exported).toEqual(["de"]);
    expect(files.kept.get(key)?.content).toEqual(before);
    expect((await build()).exported).toEqual([]);
  },
);

test("cards that their set has lost stay in the files, and say so", async () => {
  const [kept, gone] = [aCard({ number: "1" }), aCard({ number: "2" })];
  const { build, store, dumps, manifest } = await published([kept, gone]);
  const provenance = aProvenance({ observedAt: "2026-02-02T05:00:00.000Z" });
  await recordSet({ set: aSet(), members: [kept.id], provenance }, { store });
  expect((await build()).exported).toEqual(["de", "en"]);
  expect((await manifest()).languages[1]).toMatchObject({ cards: 2, removedCards: 1 });
  const lines = linesOf(dumps.kept.get("dumps/pokemon/latest/en/cards.ndjson.gz")?.content);
  expect(lines.map(({ number, status }) => [number, status])).toEqual([
    ["1", "current"],
    ["2", "removed"],
  ]);
});

test("a set that no source lists any more stays in the files with its cards, and is in no index", async () => {
  const { build, store, dumps } = await published();
  const setIds = [setId("pokemon", "en", "base2")];
  const listed = { game: "pokemon", language: "en", setIds };
  const provenance = aProvenance();
  await recordAll("sets-listed", [{ sourceId: "sets:en", value: listed, provenance }], { store });
  expect((await build()).cards).toBe(1);
  const shown = (name: string) =>
    linesOf(dumps.kept.get(`dumps/pokemon/latest/en/${name}.ndjson.gz`)?.content);
  expect(shown("sets")).toMatchObject([{ id: "pokemon:en:base1", status: "removed" }]);
  expect(shown("cards")).toMatchObject([{ id: "pokemon:en:base1-4" }]);
});

test("what somebody published meanwhile is not replaced by who saw less", async () => {
  const { build, deps, lake, say, later } = await published();
  await build();
  later(60_000);
  const slow = { ...deps, store: { ...deps.store } };
  let isFirst = true;
  slow.store.generations = async (game) => {
    // After the slow one has read all cards.
    if (isFirst) {
      isFirst = false;
      later(1_000);
      await say(aCard({ name: "Charizard the second" }), "02");
      expect((await build()).exported).toEqual(["en"]);
    }
    return deps.store.generations(game);
  };
  await say(aCard({ name: "Charizard the first" }), "01");
  const fast = () => lake.kept.get("silver/cards/game=pokemon/language=en/cards.parquet")?.content;
  await expect(buildAndExport("pokemon", slow)).rejects.toThrow(
    "latest/en/cards.ndjson.gz was published by another build",
  );
  expect(fast()?.includes("Charizard the second")).toBe(true);
  later(1_000);
  expect((await build()).exported).toEqual([]);
});

test.each([1, 4, 5, 8, 9, 10, 11])(
  "a build that dies at its store number %i is made up for by the next",
  async (steps) => {
    const [{ deps, later, build, manifest }, healthy] = [await published(), await published()];
    await healthy.build();
    let left = steps;
    const dying = (files: typeof deps.exports.lake) => ({
      ...files,
      async put(...args: Parameters<typeof files.put>) {
        if (left === 0) throw new Error("The worker died.");
        left -= 1;
        return files.put(...args);
      },
    });
    const { lake, dumps } = deps.exports;
    const exports = { lake: dying(lake), dumps: dying(dumps) };
    await expect(buildAndExport("pokemon", { ...deps, exports })).rejects.toThrow("died");
    expect((await deps.pointers.current("pokemon"))?.cards).toBe(2);
    later(1_000);
    expect((await build()).exported).toEqual(["de", "en"]);
    for (const [mine, theirs] of [
      [lake, healthy.lake],
      [dumps, healthy.dumps],
    ] as const) {
      const files = ({ kept }: typeof lake) =>
        [...kept]
          .filter(([key]) => !key.endsWith("manifest.json"))
          .map(([key, one]) => [key, sha256(one.content)])
          .sort();
      expect(files(mine)).toEqual(files(theirs));
    }
    expect((await manifest()).languages.map(({ language }) => language)).toEqual(["de", "en"]);
  },
);

test("search gets its index when the files cannot be stored", async () => {
  const { deps } = await published();
  const broken = { ...deps.exports.dumps, list: () => Promise.reject(new Error("No bucket.")) };
  const exports = { ...deps.exports, dumps: broken };
  await expect(buildAndExport("pokemon", { ...deps, exports })).rejects.toThrow("No bucket.");
  expect((await deps.pointers.current("pokemon"))?.cards).toBe(2);
});

test("a version goes a month after it was stored, when another has taken its place", async () => {
  const { build, dumps, say, later } = await published();
  await build();
  const versions = () => [...dumps.kept.keys()].filter((key) => key.includes("/versions/"));
  const first = versions();
  later(29 * dayMs);
  await say(aCard({ name: "Another" }), "10");
  await build();
  expect(versions()).toEqual(expect.arrayContaining(first));
  later(2 * dayMs);
  await say(aCard({ name: "A third" }), "20");
  await build();
  const english = first.filter((key) => key.includes("/en/") && key.includes("cards"));
  expect(english).toHaveLength(2);
  expect(versions()).not.toEqual(expect.arrayContaining(english.slice(0, 1)));
  // What has not changed since is as old, and is still the newest.
  expect(versions()).toEqual(expect.arrayContaining(first.filter((key) => key.includes("/de/"))));
});
