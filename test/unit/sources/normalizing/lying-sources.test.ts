import { expect, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import { getSet } from "#functions/catalog/reading/get-set.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { SyncMode } from "#schemas/messages/unit-due.ts";
import { host, layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";

const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
const base = setId("pokemon", "en", "base1");
const set = `${host}/v2/en/sets/base1`;

/** A catalogue that is as its source says, and what it takes to sync it again. */
async function given() {
  const line = pipeline();
  layOut(line.bodies, { base1: numbers, base2: ["1"] });
  const sync = async (mode: SyncMode = "full") => {
    await line.pass(1);
    await line.start(mode);
    await line.drain();
  };
  await sync();
  const { store, bodies } = line;
  const card = (number: string) => findCard(printingId(base, number), { store });
  const state = async () => {
    const cards = await Promise.all(numbers.map(card));
    return cards.map((one) => one && [one.number, one.name, one.status]);
  };
  const edit = (url: string, change: (json: never) => unknown) =>
    bodies.set(url, JSON.stringify(change(JSON.parse(bodies.get(url) ?? "") as never)));
  return { line, store, bodies, sync, card, state, edit };
}
const codes = (card: { findings: readonly { code: string }[] } | undefined) =>
  card?.findings.map(({ code }) => code);

test("[CAT-3] a card that says another's number takes nothing from it, and is itself again once mended", async () => {
  const { bodies, sync, card, state } = await given();
  const before = await state();
  putCard(bodies, "base1-5", { localId: "4" });
  await sync();
  expect(await state()).toEqual(before);
  expect(codes(await card("4"))).toContain("duplicate_number");
  expect(codes(await card("5"))).toContain("duplicate_number");
  putCard(bodies, "base1-5");
  await sync();
  expect(await state()).toEqual(before);
  expect(codes(await card("4"))).not.toContain("duplicate_number");
  expect(codes(await card("5"))).not.toContain("duplicate_number");
});

test("[CAT-3] a set whose cards vanish is doubted for a day, and believed when it is seen again", async () => {
  const { store, sync, card, edit } = await given();
  edit(set, (json: object) => ({ ...json, cards: [] }));
  await sync("due");
  expect((await card("1"))?.status).toBe("current");
  expect((await getSet(base, { store })).findings).toEqual([
    {
      code: "list_shrank",
      detail: expect.stringContaining("listed 8 cards and now 0"),
    },
  ]);
  await sync("due");
  expect((await card("1"))?.status).toBe("removed");
  expect((await getSet(base, { store })).findings).toEqual([]);
});

test("[CAT-4] a set that the list of sets loses is shown as removed, and comes back with it", async () => {
  const { store, bodies, sync } = await given();
  const sets = `${host}/v2/en/sets`;
  const all = bodies.get(sets) ?? "";
  bodies.set(sets, JSON.stringify((JSON.parse(all) as object[]).slice(1)));
  await sync("due");
  expect((await getSet(base, { store })).status).toBe("removed");
  bodies.set(sets, all);
  await sync("due");
  expect((await getSet(base, { store })).status).toBe("current");
});

test("[CAT-3] a card that says another set stays where it is listed", async () => {
  const { store, bodies, sync, card } = await given();
  putCard(bodies, "base1-3", { set: { id: "base2", name: "base2" } });
  await sync();
  expect(await card("3")).toMatchObject({ setId: base, status: "current" });
  expect(codes(await card("3"))).toContain("other_set");
  const other = await store.setCards(setId("pokemon", "en", "base2"), { limit: 10 });
  expect(other.items.map(({ value }) => value.number)).toEqual(["1"]);
});
