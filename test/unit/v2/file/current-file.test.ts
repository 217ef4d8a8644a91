import { expect, test } from "vitest";
import { oldService } from "#functions/sources/providers/pokemontcg/old-service.ts";
import { currentFile } from "#functions/v2/file/current-file.ts";
import { growingFile } from "#functions/v2/file/growing-file.ts";
import type { V2Pointer } from "#schemas/storage/v2-file.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { setsOfGiven } from "#test/support/v2/v2-sets.ts";

const contentWith = (name: string) => {
  const growing = growingFile(oldService);
  const set = { id: "base3", name, series: "Base", releaseDate: "1999/10/10", total: 1 };
  const card = { id: "base3-1", name, supertype: "Pokémon", number: "1" };
  for (const one of setsOfGiven([{ set, cards: [card] }])) growing.add(one);
  return growing.done().content;
};
const pointerTo = (key: string, content: Uint8Array, builtAt: string): V2Pointer => ({
  ...{ game: "pokemon", format: 1, version: sha256(content), key, builtAt, cards: 1, sets: 1 },
});

function surroundings() {
  const objects = new Map<string, Uint8Array>();
  const state = { nowMs: 0, pointer: undefined as V2Pointer | undefined, asked: 0, loads: 0 };
  const trouble: unknown[] = [];
  const file = currentFile({
    game: "pokemon",
    pointers: { current: async () => state.pointer },
    load: async (key) => {
      state.loads += 1;
      const content = objects.get(key);
      if (!content) throw new Error(`There is no ${key}.`);
      return content;
    },
    clock: () => new Date(state.nowMs),
    ask: async () => {
      state.asked += 1;
    },
    onTrouble: (error) => trouble.push(error),
  });
  const publish = (key: string, name: string, builtAt: string) => {
    const content = contentWith(name);
    objects.set(key, content);
    state.pointer = pointerTo(key, content, builtAt);
  };
  const names = async () => (await file()).cards.valuesOf("name");
  return { state, trouble, publish, names, objects, file };
}

test("before the first file nothing is found, and one is asked for once a minute", async () => {
  const { state, names, publish } = surroundings();
  expect(await names()).toEqual([]);
  expect(await names()).toEqual([]);
  expect(state.asked).toBe(1);
  state.nowMs += 60_000;
  await names();
  expect(state.asked).toBe(2);
  publish("a", "Gengar", "2026-11-20T00:00:00.000Z");
  expect(await names()).toEqual(["Gengar"]);
});

test("a newer file takes the place of the old one within ten seconds, loaded once", async () => {
  const { state, names, publish } = surroundings();
  publish("a", "Gengar", "2026-11-20T00:00:00.000Z");
  await Promise.all([names(), names(), names()]);
  publish("b", "Haunter", "2026-11-21T00:00:00.000Z");
  expect(await names()).toEqual(["Gengar"]);
  state.nowMs += 10_000;
  expect(await Promise.all([names(), names()])).toEqual([["Haunter"], ["Haunter"]]);
  expect(state.loads).toBe(2);
  state.pointer = pointerTo("a", contentWith("Gengar"), "2026-11-20T00:00:00.000Z");
  state.nowMs += 10_000;
  expect(await names()).toEqual(["Haunter"]);
});

test("what cannot be loaded leaves what is there, and is told", async () => {
  const { state, names, publish, objects, trouble, file } = surroundings();
  publish("a", "Gengar", "2026-11-20T00:00:00.000Z");
  await names();
  publish("b", "Haunter", "2026-11-21T00:00:00.000Z");
  objects.set("b", contentWith("Another"));
  state.nowMs += 10_000;
  expect(await names()).toEqual(["Gengar"]);
  expect(String(trouble[0])).toContain("of /v2 is");
  const { publish: first, objects: none, file: fresh } = surroundings();
  first("c", "Gastly", "2026-11-21T00:00:00.000Z");
  none.clear();
  await expect(fresh()).rejects.toThrow("There is no c.");
  expect((await file()).sets.table.size).toBe(1);
});
