import { expect, test } from "vitest";
import { cardsOfWantedLists } from "#functions/sources/wanting/cards-of-wanted-lists.ts";
import { PrintingId } from "#schemas/values.ts";
import { memoryWantedLists } from "#test/fakes/memory-wanted-lists.ts";

const now = new Date("2026-02-01T08:15:00.000Z");
const anHourAgo = new Date(now.getTime() - 3_600_000);
const id = (text: string) => PrintingId.parse(text);
const store = { cards: async () => [], set: async () => undefined };

test("[ING-1] cards that people want are known until now, also where nobody has made a list of them", async () => {
  const wanted = memoryWantedLists();
  const { list } = cardsOfWantedLists({ wanted, clock: () => now }, store);
  wanted.note(anHourAgo, { [id("pokemon:en:base1-4")]: 1, [id("onepiece:en:op-01-025")]: 9 });
  wanted.note(now, { [id("pokemon:de:base1-4")]: 3, [id("pokemon:en:base1-2")]: 2 });
  expect(await list("pokemon")).toEqual(["pokemon:base1-4", "pokemon:base1-2"]);
  expect(await list("onepiece")).toEqual(["onepiece:op-01-025"]);
  const nobody = { wanted: memoryWantedLists(), clock: () => now };
  expect(await cardsOfWantedLists(nobody, store).list("pokemon")).toEqual([]);
});
