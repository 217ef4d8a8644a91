import { expect, test } from "vitest";
import { onDay } from "#bin/sample-upstream/prices.ts";
import { shopPrices } from "#bin/sample-upstream/shops/shop-prices.ts";
import { putCard } from "#test/support/sources/pipeline.ts";
import { card, silver, synced } from "#test/support/sources/synced-line.ts";

test("[ING-1] a first run brings every set and card, and ends", async () => {
  const { line, run } = await synced();
  expect((await silver(line)).map(({ id }) => id)).toEqual(
    [
      ...["pokemon:en:base1-1", "pokemon:en:base1-2", "pokemon:en:base1-3"],
      ...["pokemon:en:exu-_3f", "pokemon:en:exu-a"],
    ].sort(),
  );
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
});

test("[LAKE-4] an unchanged run keeps observations, and stores and writes nothing", async () => {
  const { line } = await synced();
  const before = { packs: line.packs.size, seen: line.observed().length };
  const writes = line.store.writes();
  await line.start("full");
  await line.drain();
  expect(line.packs.size).toBe(before.packs);
  expect(line.store.writes()).toBe(writes);
  const later = line.observed().slice(before.seen);
  expect(later).toHaveLength(1 + 2 + 5 + 2);
  expect(new Set(later.map(({ outcome }) => outcome))).toEqual(new Set(["not_modified"]));
  expect(later.every(({ bronze }) => bronze && line.packs.has(bronze.key))).toBe(true);
});

test.each(["2026-02-02", "2026-02-03"])(
  "[CAT-4] bodies with the prices of %s are kept, and no card is written",
  async (day) => {
    const { line } = await synced();
    const before = { writes: line.store.writes(), bodies: [...line.packs.values()].flat().length };
    const ids = ["base1-1", "base1-2", "base1-3"];
    for (const id of ids) {
      const set = { id: "base1", name: "base1" };
      const variants_detailed = [{ type: "holo", thirdParty: { cardmarket: 7, tcgplayer: 8 } }];
      const { pricing, updated } = onDay(
        { id, localId: "", name: "", set, variants_detailed },
        day,
        shopPrices(),
      );
      putCard(line.bodies, id, { pricing, updated });
    }
    await line.start("full");
    await line.drain();
    expect([...line.packs.values()].flat()).toHaveLength(before.bodies + ids.length);
    expect(line.store.writes()).toBe(before.writes);
  },
);

test("[LAKE-1] a pack holds each body byte for byte, with its hash", async () => {
  const { line } = await synced();
  const stored = [...line.packs.values()].flat();
  const bodies = stored.map(({ request, body }): [string, string] => [request.url, body ?? ""]);
  // The list of sets is asked for by whoever follows it, and by whoever looks for cards of no set.
  expect(bodies).toHaveLength(line.bodies.size + 1);
  expect(new Map(bodies)).toEqual(line.bodies);
});

test("[CAT-4] one changed card is one write", async () => {
  const { line } = await synced();
  const writes = line.store.writes();
  putCard(line.bodies, "base1-2", { hp: 120 });
  await line.start("full");
  await line.drain();
  expect(line.store.writes() - writes).toBe(1);
});

test("cards have their turn once in a rolling week, and none twice", async () => {
  const { line } = await synced();
  line.asked.length = 0;
  for (let day = 1; day <= 7; day += 1) {
    await line.pass(1);
    await line.start("due");
    await line.drain();
  }
  const cards = line.asked.filter((url) => url.includes("/cards/")).sort();
  expect(cards).toEqual([...line.bodies.keys()].filter((url) => url.includes("/cards/")).sort());
});

test("a card that is gone is a fact, not a failure", async () => {
  const { line, run } = await synced(({ bodies }) => bodies.delete(card("base1-3")));
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed");
  expect(line.dead).toEqual([]);
});
