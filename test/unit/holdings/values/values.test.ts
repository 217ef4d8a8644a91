import { expect, test } from "vitest";
import { valueHoldings } from "#functions/holdings/days/value-holdings.ts";
import { getValue } from "#functions/holdings/values/get-value.ts";
import { getValueHistory } from "#functions/holdings/values/get-value-history.ts";
import { listUnpriced } from "#functions/holdings/values/list-unpriced.ts";
import { listValueGroups } from "#functions/holdings/values/list-value-groups.ts";
import { wordsByIndex } from "#functions/holdings/values/words-by-index.ts";
import type { ValueGrouping } from "#schemas/http/value-views.ts";
import { PrintingId } from "#schemas/values.ts";
import { aSet, storeWith } from "#test/support/catalogue/catalog.ts";
import { aHead, aLot, charizard } from "#test/support/collections/collections.ts";
import { aPrice } from "#test/support/holdings/prices.ts";
import { valuedWorld } from "#test/support/holdings/valued-world.ts";

const raw = aPrice(1_000);
const graded = aLot({ condition: undefined, grade: { company: "psa", grade: "10" } });
const tagged = aLot({
  tags: ["keep", "trade"],
  quantity: 2,
  paid: { amount: 125, currency: "USD" },
});
const luffy = PrintingId.parse("onepiece:en:op01-001");
const other = aLot({ printingId: luffy, condition: "damaged" });

function world() {
  const all = valuedWorld();
  all.state.prices = [raw];
  const place = all.hold(aHead(), [graded, tagged, other]);
  const words = {
    rarities: async () => new Map([[charizard, "Rare Holo"]]),
    setsOfSealed: async () => new Map(),
    setNames: async () => new Map([["pokemon:en:base1", "Base Set"]]),
  };
  return { ...all, place, deps: { ...all.deps, words } };
}

test("a value tells what is worth something, what was paid, what is gained and what is not known", async () => {
  const { deps, place } = world();
  expect(await getValue({ ...place, currency: "EUR" }, deps)).toMatchObject({
    ...{ currency: "EUR", day: "2026-02-01", value: 3_000, cost: 200 },
    gain: { amount: 1_800, percent: 900 },
    items: { all: 3, priced: 2, estimated: 1, unpriced: 1, unpaid: 2 },
    copies: { all: 4, priced: 3, estimated: 1, unpriced: 1, unpaid: 2 },
    pricesBuiltAt: "2026-02-01T05:00:00.000Z",
  });
});

test("sales count where their collection is asked for, or all of them", async () => {
  const { deps, place, state, hold } = world();
  const empty = hold(aHead({ id: graded.id }), []);
  state.sales = [
    {
      ...{ id: graded.id, day: "2026-02-01", collectionId: place.collectionId, itemId: graded.id },
      ...{ printingId: charizard, variant: "holo", language: "en", quantity: 1 },
      ...{ price: { amount: 500, currency: "EUR" }, paid: { amount: 100, currency: "EUR" } },
      ...{ boughtOn: "2026-01-01", createdAt: "2026-02-01T06:00:00.000Z" },
    },
  ];
  const gained = async (collectionId?: typeof place.collectionId) =>
    (await getValue({ userId: place.userId, collectionId, currency: "EUR" }, deps)).realised.gain;
  expect(await gained()).toEqual({ amount: 400, percent: 400 });
  expect(await gained(place.collectionId)).toEqual({ amount: 400, percent: 400 });
  expect(await gained(empty.collectionId)).toEqual({ amount: 0 });
});

const groups = async (by: ValueGrouping) => {
  const { deps, place } = world();
  const page = await listValueGroups({ ...place, currency: "EUR", by, limit: 10 }, deps);
  return page.items.map(({ key, name, value }) => [key, name, value]);
};

test("[COL-1] sealed products count for the set that their shop sells them with, or for none", async () => {
  const [box, stray] = [
    PrintingId.parse("pokemon:en:product.tcgplayer.604-906040"),
    PrintingId.parse("pokemon:en:product.tcgplayer.999-1"),
  ];
  const store = await storeWith([], aSet({ crosswalk: { tcgplayer: "604" } }));
  const { deps, ...all } = world();
  const sealed = [box, stray].map((id) => aLot({ printingId: id, variant: "sealed" }));
  const place = all.hold(aHead(), [tagged, ...sealed]);
  all.state.prices = [raw, aPrice(5_000, { variant: "sealed" })];
  const words = wordsByIndex({ searchIn: () => expect.unreachable(), store });
  const asked = { ...place, currency: "EUR", by: "set", limit: 10 } as const;
  const page = await listValueGroups(asked, { ...deps, words });
  expect(page.items.map(({ key, name, value }) => [key, name, value])).toEqual([
    ["pokemon:en:base1", "Base Set", 7_000],
    ["", undefined, 5_000],
  ]);
});

test("it is broken down by what is said of items, the most valuable first", async () => {
  expect(await groups("set")).toEqual([
    ...[
      ["pokemon:en:base1", "Base Set", 2_000],
      ["onepiece:en:op01", undefined, 1_000],
    ],
  ]);
  expect(await groups("rarity")).toEqual([
    ...[
      ["Rare Holo", undefined, 2_000],
      ["", undefined, 1_000],
    ],
  ]);
  expect(await groups("condition")).toEqual([
    ...[
      ["near_mint", undefined, 2_000],
      ["damaged", undefined, 1_000],
      ["psa-10", undefined, 0],
    ],
  ]);
  expect(await groups("tag")).toEqual([
    ...[
      ["keep", undefined, 2_000],
      ["trade", undefined, 2_000],
      ["", undefined, 1_000],
    ],
  ]);
  expect(await groups("game")).toEqual([
    ...[
      ["pokemon", undefined, 2_000],
      ["onepiece", undefined, 1_000],
    ],
  ]);
  expect(await groups("collection")).toEqual([[aHead().id, "Base Set binder", 3_000]]);
});

test("pages of groups bring each once", async () => {
  const { deps, place } = world();
  const asked = { ...place, currency: "EUR", by: "tag", limit: 2 } as const;
  const first = await listValueGroups(asked, deps);
  expect(first.total).toBe(3);
  const rest = await listValueGroups({ ...asked, cursor: first.nextCursor }, deps);
  expect([...first.items, ...rest.items].map(({ key }) => key)).toEqual(["keep", "trade", ""]);
  expect(rest.nextCursor).toBe(undefined);
});

test("items without a price are listed with why, in pages; proxies are not", async () => {
  const { deps, place, state, hold } = world();
  const proxy = aLot({ isProxy: true });
  hold(aHead(), [graded, tagged, proxy]);
  const only = await listUnpriced({ ...place, limit: 1 }, deps);
  expect(only).toEqual({
    items: [{ ...graded, collectionId: place.collectionId, why: "no_price_of_grade" }],
    total: 1,
  });
  state.prices = [];
  const first = await listUnpriced({ ...place, limit: 1 }, deps);
  const rest = await listUnpriced({ ...place, limit: 1, cursor: first.nextCursor }, deps);
  expect(first.total).toBe(2);
  const both = [...first.items, ...rest.items];
  expect(both.map(({ id }) => id)).toEqual([graded.id, tagged.id].toSorted());
  expect(both.map(({ why }) => why)).toEqual(["no_price", "no_price"]);
  expect(rest.nextCursor).toBe(undefined);
});

test("a history tells what was stored, each day at its own rates, up to today", async () => {
  const { deps, place, state, userId } = world();
  await valueHoldings({ userId }, deps);
  state.now = "2026-02-03T06:00:00.000Z";
  state.prices = [aPrice(2_000)];
  await valueHoldings({ userId, game: "pokemon" }, deps);
  const between = async () => [
    { day: "2026-02-01", base: "EUR", rates: { USD: "1.25" } },
    { day: "2026-02-02", base: "EUR", rates: { USD: "2.00" } },
  ];
  const asked = { ...place, currency: "USD", from: "2026-02-01", to: "2026-02-09" } as const;
  const history = await getValueHistory(
    { ...asked, interval: "day" },
    { ...deps, rates: { between } },
  );
  expect(history).toMatchObject({ currency: "USD", from: "2026-02-01", to: "2026-02-09" });
  expect(
    history.points.map(({ day, value, cost, unpriced, copies }) => [
      day,
      value,
      cost,
      unpriced,
      copies,
    ]),
  ).toEqual([
    ["2026-02-01", 3_750, 250, 1, 4],
    ["2026-02-02", 6_000, 250, 1, 4],
    ["2026-02-03", 12_000, 250, 1, 4],
  ]);
});

test("a history of no collection is none", async () => {
  const { deps, userId } = world();
  const asked = { userId, collectionId: graded.id, currency: "EUR", interval: "day" } as const;
  await expect(getValueHistory(asked, deps)).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
});
