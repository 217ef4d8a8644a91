import { expect, test } from "vitest";
import type { WholeSet } from "#functions/catalog/reading/index.ts";
import { oldService } from "#functions/sources/providers/pokemontcg/old-service.ts";
import { publishFile } from "#functions/v2/file/publish-file.ts";
import { decodeFile } from "#functions/v2/file/v2-file.ts";
import type { V2Pointer } from "#schemas/storage/v2-file.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { setsOfGiven } from "#test/support/v2/v2-sets.ts";

const [own] = setsOfGiven([
  {
    set: { id: "base3", name: "Fossil", series: "Base", total: 2, releaseDate: "1999/10/10" },
    cards: [1, 2].map((at) => ({
      ...{ id: `base3-${at}`, name: `Card ${at}`, supertype: "Pokémon", number: String(at) },
    })),
  },
]);
if (!own) throw new Error("There is no set.");
const markOf = (source: string) => ({
  ...{ ...aProvenance({ source }), sourceId: "base3", contentHash: "0".repeat(64) },
});
const whole = (change: Partial<WholeSet> = {}): WholeSet => ({
  item: {
    value: own.set,
    sources: [markOf("tcgdex"), markOf("pokemontcg-data")],
    contentHash: "0".repeat(64),
  },
  ...{ listed: undefined, members: undefined, sold: [] },
  cards: own.cards.map((card) => ({
    ...card,
    status: "current",
    provenance: [markOf("pokemontcg")],
  })),
  ...change,
});

function surroundings(now = () => new Date("2026-11-20T00:00:00.000Z")) {
  const files = memoryCatalogueFiles(now);
  let pointer: V2Pointer | undefined;
  const asked: string[] = [];
  const deps = {
    files,
    services: [oldService],
    said: {
      ofCards: async (_set: string, source: string) => {
        asked.push(source);
        return source === "pokemontcg" ? (own?.saidOfCards.slice(0, 1) ?? []) : [];
      },
      ofSet: async (_set: string, source: string) =>
        source === "pokemontcg-data" ? (own?.saidOfSet ?? []) : [],
    },
    pointers: {
      current: async () => pointer,
      publish: async (next: V2Pointer) => {
        if (pointer && pointer.builtAt > next.builtAt) return "older" as const;
        pointer = next;
        return "published" as const;
      },
    },
  };
  return { deps, files, asked, pointer: () => pointer };
}
const readAt = (day: number) => new Date(Date.UTC(2026, 10, day));
const build = async (deps: ReturnType<typeof surroundings>["deps"], day: number, set = whole()) => {
  const making = publishFile("pokemon", readAt(day), deps);
  await making.add(set);
  return making.publish();
};

test("[SRCH-5] a file of what was said and of what was not is published, and its pointer last", async () => {
  const { deps, files, asked, pointer } = surroundings();
  expect(await build(deps, 20)).toBe("published");
  expect(asked).toEqual(["pokemontcg", "pokemontcg-data"]);
  const { key = "", version = "", ...rest } = pointer() ?? {};
  expect(rest).toMatchObject({ cards: 2, sets: 1, builtAt: "2026-11-20T00:00:00.000Z" });
  const { cards } = decodeFile(files.kept.get(key)?.content ?? new Uint8Array(), version);
  expect(cards.valuesOf("id")).toEqual(["base3-1", "base3-2"]);
});

test("an equal catalogue is stored once, and what was built earlier does not come after it", async () => {
  const { deps, files, pointer } = surroundings();
  await build(deps, 20);
  const { key } = pointer() ?? {};
  expect(await build(deps, 21)).toBe("unchanged");
  expect(files.kept.size).toBe(1);
  expect(pointer()).toMatchObject({ key, builtAt: "2026-11-21T00:00:00.000Z" });
  const [first] = whole().cards;
  expect(await build(deps, 19, whole({ cards: first ? [first] : [] }))).toBe("older");
});

test("a file goes a week after another took its place, and never the current one", async () => {
  let now = readAt(1);
  const { deps, files, pointer } = surroundings(() => now);
  await build(deps, 1);
  const [first] = whole().cards;
  now = readAt(5);
  await build(deps, 5, whole({ cards: first ? [first] : [] }));
  now = readAt(6);
  await build(deps, 6);
  expect([...files.kept.keys()].some((key) => key.includes("20261101"))).toBe(true);
  now = readAt(20);
  await build(deps, 20, whole({ cards: [] }));
  expect(await build(deps, 21)).toBe("unchanged");
  expect([...files.kept.keys()]).toContain(pointer()?.key);
  expect([...files.kept.keys()].some((key) => key.includes("20261101"))).toBe(false);
});

test("other games, languages and sets that are listed no more have no file, and trouble is told at the end", async () => {
  const { deps, pointer, asked } = surroundings();
  expect(await publishFile("onepiece", readAt(1), deps).publish()).toBe("none");
  const german = { ...whole().item, value: { ...own.set, language: "de" } };
  expect(await build(deps, 1, whole({ item: german }))).toBe("none");
  const listed = { pk: "", sk: "", lists: { tcgdex: { ids: [], provenance: aProvenance() } } };
  const gone = whole({ listed: { ...listed, contentHash: "0".repeat(64) } });
  expect(await build(deps, 1, gone)).toBe("none");
  const strangers = whole({ item: { ...whole().item, sources: [markOf("tcgdex")] }, cards: [] });
  await build(deps, 1, strangers);
  expect(asked).toEqual([]);
  const broken = {
    ...deps,
    said: { ...deps.said, ofCards: () => Promise.reject(new Error("away")) },
  };
  await expect(build(broken, 1)).rejects.toThrow("away");
  expect(pointer()).toBeUndefined();
});
