import { expect, test } from "vitest";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { dayMs, published } from "#test/support/catalogue/published-catalogue.ts";

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
  expect(lake.puts("silver/")).toBe(6);
});

test.each([
  ["lake", "silver/cards/game=pokemon/language=de/cards.parquet"],
  ["dumps", "dumps/pokemon/latest/de/sets.ndjson.gz"],
  ["dumps", "versions/de/"],
] as const)(
  "what somebody took away from the %s, %s, comes back without news",
  async (bucket, name) => {
    const { build, lake, dumps } = await published();
    await build();
    const files = { lake, dumps }[bucket];
    const key = [...files.kept.keys()].find((one) => one.includes(name)) ?? "";
    const before = files.kept.get(key)?.content;
    await files.remove(key);
    expect((await build()).exported).toEqual(["de"]);
    expect(files.kept.get(key)?.content).toEqual(before);
    expect((await build()).exported).toEqual([]);
  },
);

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

test.each([1, 4, 5, 8, 9, 10, 11, 12, 13, 14])(
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
          .filter(([key]) => !/(manifest|report)\.json$/.test(key))
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

test("a version goes a month after another has taken its place, however old it was then", async () => {
  const { build, dumps, say, later } = await published();
  await build();
  const versions = () => [...dumps.kept.keys()].filter((key) => key.includes("/versions/"));
  const first = versions();
  const english = first.filter((key) => key.includes("/en/") && key.includes("cards"));
  expect(english).toHaveLength(2);
  later(400 * dayMs);
  await say(aCard({ name: "Another" }), "10");
  await build();
  expect(versions()).toEqual(expect.arrayContaining(first));
  later(29 * dayMs);
  await say(aCard({ name: "A third" }), "20");
  await build();
  expect(versions()).toEqual(expect.arrayContaining(first));
  later(2 * dayMs);
  await say(aCard({ name: "A fourth" }), "30");
  await build();
  for (const key of english) expect(versions()).not.toContain(key);
  // The third and the second are not a month replaced; what has not changed is still the newest.
  expect(versions().filter((key) => /\/en\/.*-cards/.test(key))).toHaveLength(6);
  expect(versions()).toEqual(expect.arrayContaining(first.filter((key) => key.includes("/de/"))));
});

test("what the manifest before names stays when something that was there before comes back", async () => {
  const { build, dumps, say, later, manifest } = await published();
  await build();
  for (const [name, observed] of [
    ["Another", "10"],
    ["Charizard", "01"],
  ] as const) {
    later(10 * dayMs);
    await say(aCard({ name }), observed);
    await build();
  }
  const named = (await manifest()).languages.flatMap(({ files }) =>
    files.map((one) => one.version),
  );
  later(100 * dayMs);
  await say(aCard({ name: "A third" }), "40");
  await build();
  for (const version of named) expect(dumps.kept.has(`dumps/pokemon/${version}`)).toBe(true);
});
