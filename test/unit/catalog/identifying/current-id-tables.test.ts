import { expect, test } from "vitest";
import { currentIdTables } from "#functions/catalog/identifying/current-id-tables.ts";
import { games } from "#schemas/games/index.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { called, storedIdsOf } from "#test/support/catalogue/id-tables.ts";

const tableWith = (id: string) =>
  storedIdsOf([called("pokemon:en:base1-4", { crosswalk: { tcgdex: id } })]);

function given() {
  const { now: clock, advance } = fakeClock();
  const files = new Map<string, Uint8Array>();
  const counts = { looks: 0, loads: 0 };
  const troubles: unknown[] = [];
  let current: { key: string; version: string } | undefined;
  const tables = currentIdTables({
    ...{ games, clock },
    async pointed(game) {
      if (game !== "pokemon") return undefined;
      counts.looks += 1;
      return current;
    },
    files: {
      async load(key) {
        counts.loads += 1;
        const content = files.get(key);
        if (content) return content;
        throw new Error(`There is no ${key}.`);
      },
    },
    onTrouble: (game, error) => troubles.push([game, error]),
  });
  const publish = (id: string, isThere = true) => {
    const { version, content } = tableWith(id);
    current = { key: version, version };
    if (isThere) files.set(version, content);
  };
  const named = async (id: string) => (await tables())[0]?.named(`tcgdex:${id}`);
  return { tables, publish, named, advance, counts, troubles };
}

test("a table is loaded once, and looked after every ten seconds", async () => {
  const { publish, named, advance, counts } = given();
  publish("a-1");
  const asked = await Promise.all([named("a-1"), named("a-1"), named("a-2")]);
  expect(asked).toEqual([["pokemon:en:base1-4"], ["pokemon:en:base1-4"], []]);
  await named("a-1");
  expect(counts).toEqual({ looks: 1, loads: 1 });
  publish("a-2");
  expect(await named("a-2")).toEqual([]);
  await advance(11_000);
  expect(await named("a-2")).toEqual(["pokemon:en:base1-4"]);
  await advance(11_000);
  await named("a-2");
  expect(counts).toEqual({ looks: 3, loads: 2 });
});

test("the first table is found as soon as it is there", async () => {
  const { publish, tables, named } = given();
  expect(await tables()).toEqual([undefined, undefined]);
  publish("a-1");
  expect(await named("a-1")).toEqual(["pokemon:en:base1-4"]);
});

test("a newer table that cannot be loaded leaves the one before, and is told", async () => {
  const { publish, named, advance, troubles } = given();
  publish("a-1");
  await named("a-1");
  publish("a-2", false);
  await advance(11_000);
  expect(await named("a-1")).toEqual(["pokemon:en:base1-4"]);
  expect(troubles).toEqual([["pokemon", expect.objectContaining({ name: "Error" })]]);
});

test("a first table that cannot be loaded is an error, and tried again", async () => {
  const { publish, named } = given();
  publish("a-1", false);
  await expect(named("a-1")).rejects.toThrow("There is no");
  publish("a-1");
  expect(await named("a-1")).toEqual(["pokemon:en:base1-4"]);
});
