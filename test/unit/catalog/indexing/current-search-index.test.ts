import { describe, expect, test } from "vitest";
import { encodeIdTable } from "#functions/catalog/identifying/id-table.ts";
import { buildIndex } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, storeWith } from "#test/support/catalogue/catalog.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";

const game = "pokemon";
const everything = { query: { kind: "all" }, sort: "name", limit: 9 } as const;

/** A reader of some formats over a catalogue with an index of ours. */
async function reader(formats?: readonly number[]) {
  const { now: clock, advance } = fakeClock();
  const store = await storeWith([aCard({ name: "Before" })]);
  const [files, pointers] = [memoryIndexFiles(clock), memoryIndexPointers()];
  const deps = { store, files, pointers, clock };
  await buildIndex(game, deps);
  const asked: string[] = [];
  const troubles: unknown[] = [];
  const index = currentSearchIndex(pokemon, {
    ...deps,
    ...(formats && { formats }),
    ask: async (name) => asked.push(name),
    onTrouble: (error) => troubles.push(error),
  });
  const names = async () => (await index.search(everything)).cards.map(({ name }) => name);
  const rename = async (name: string) => {
    const provenance = aProvenance({ observedAt: "2026-02-03T06:00:00.000Z" });
    await recordCards([{ card: aCard({ name }), provenance }], { store });
    await advance(11_000);
    await buildIndex(game, deps);
  };
  return { ...deps, index, advance, asked, troubles, names, rename };
}

describe("search goes on", () => {
  test("with what it has while a newer index cannot be loaded, and takes it once it can", async () => {
    const { names, rename, files, troubles, advance } = await reader();
    expect(await names()).toEqual(["Before"]);
    await rename("After");
    const { load } = files;
    files.load = async () => {
      throw new Error("There is no such file.");
    };
    expect(await names()).toEqual(["Before"]);
    expect(await names()).toEqual(["Before"]);
    expect(troubles).toHaveLength(1);
    files.load = load;
    await advance(11_000);
    expect(await names()).toEqual(["After"]);
  });

  test("with the newer one when the pointer is read as it was before", async () => {
    const { names, rename, pointers, advance } = await reader();
    const stale = await pointers.current(game);
    await rename("After");
    expect(await names()).toEqual(["After"]);
    const { current } = pointers;
    pointers.current = async () => stale;
    await advance(11_000);
    expect(await names()).toEqual(["After"]);
    pointers.current = current;
    await rename("Later");
    expect(await names()).toEqual(["Later"]);
  });

  test("from an earlier format that it can read, and asks for its own", async () => {
    const { names, asked } = await reader([indexFormat + 1, indexFormat]);
    expect(await names()).toEqual(["Before"]);
    expect(asked).toEqual([game]);
  });

  test("although nobody can be asked", async () => {
    const { pointers, files, clock } = await reader();
    const troubles: unknown[] = [];
    const index = currentSearchIndex(pokemon, {
      ...{ pointers, files, clock, formats: [indexFormat + 1, indexFormat] },
      ask: async () => Promise.reject(new Error("The bus is away.")),
      onTrouble: (error) => troubles.push(error),
    });
    const { total } = await index.search(everything);
    expect(total).toBe(1);
    expect(troubles).toEqual([new Error("The bus is away.")]);
  });
});

test("a reader knows what cards are called elsewhere, and learns when that alone has changed", async () => {
  const { index, pointers, files, advance } = await reader();
  expect((await index.idTable())?.named("tcgdex:base1-4")).toEqual([aCard().id]);
  expect((await index.cards([aCard().id])).map(({ name }) => name)).toEqual(["Before"]);
  const pointer = await pointers.current(game);
  if (!pointer) throw new Error("There is no index.");
  const { version, content } = encodeIdTable(["tcgdex:other\ten:base1-4"]);
  await files.save("other-ids", content);
  await pointers.publish({ ...pointer, ids: { key: "other-ids", version } });
  await advance(11_000);
  expect((await index.idTable())?.named("tcgdex:other")).toEqual([aCard().id]);
});

test("an index of before, beside which no ids lie, is searched all the same", async () => {
  const { index, names, pointers } = await reader();
  const pointer = await pointers.current(game);
  if (!pointer) throw new Error("There is no index.");
  const { ids: _none, ...before } = pointer;
  await pointers.publish(before);
  expect(await names()).toEqual(["Before"]);
  expect(await index.idTable()).toBeUndefined();
});

test("a reader that finds no index of its format asks for one, once a minute", async () => {
  const { names, asked, advance } = await reader([indexFormat + 1]);
  expect(await names()).toEqual([]);
  await names();
  expect(asked).toEqual([game]);
  await advance(61_000);
  await names();
  expect(asked).toEqual([game, game]);
});

test("a reader of an earlier format finds the index of its own", async () => {
  const { names, asked } = await reader([indexFormat]);
  expect(await names()).toEqual(["Before"]);
  expect(asked).toEqual([]);
});
