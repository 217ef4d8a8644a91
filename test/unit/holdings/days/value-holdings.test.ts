import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { valueHoldings } from "#functions/holdings/days/value-holdings.ts";
import { aHead, aLot, printing } from "#test/support/collections/collections.ts";
import { aPrice } from "#test/support/holdings/prices.ts";
import { valuedWorld } from "#test/support/holdings/valued-world.ts";

const wishes = aHead({ id: derivedId("wishes"), kind: "wishlist" });

/** Two Charizards in a binder, one more wished for. */
function world() {
  const all = valuedWorld();
  all.state.prices = [aPrice(400)];
  const binder = all.hold(aHead(), [aLot({ quantity: 2 })]);
  const wanted = all.hold(wishes, [aLot()]);
  const run = (more: object = {}) => valueHoldings({ userId: all.userId, ...more }, all.deps);
  const worth = async (place: Parameters<typeof all.deps.values.newest>[0]) =>
    (await all.deps.values.newest(place))?.value;
  return { ...all, wishedFor: all.wanted, binder, wanted, run, worth };
}

test("each collection is valued by itself, and all that one owns without what is wished for", async () => {
  const { userId, binder, wanted, run, worth, deps } = world();
  expect(await run()).toEqual({ valued: 2, stored: 3 });
  expect(await worth(binder)).toEqual({ EUR: 800 });
  expect(await worth(wanted)).toEqual({ EUR: 400 });
  expect(await worth({ userId })).toEqual({ EUR: 800 });
  expect(await deps.holders.page(0, { limit: 10 })).toEqual([userId]);
});

test("what is the same as before is neither stored nor told again, on later days as well", async () => {
  const { userId, state, run, news, deps } = world();
  await run();
  const told = news.length;
  state.now = "2026-02-03T06:00:00.000Z";
  expect(await run({ game: "pokemon" })).toEqual({ valued: 2, stored: 0 });
  expect(news.length).toBe(told);
  expect((await deps.values.newest({ userId }))?.day).toBe("2026-02-01");
});

test("a day keeps its last value, and each that was stored is told with the one before", async () => {
  const { userId, state, run, binder, news, deps } = world();
  await run();
  news.length = 0;
  for (const amount of [500, 400]) {
    state.prices = [aPrice(amount)];
    await run({ game: "pokemon" });
  }
  expect(await deps.values.between(binder, "2026-02-01", "2026-02-01")).toMatchObject([
    { version: 3, value: { EUR: 800 }, former: { EUR: 1_000 } },
  ]);
  const total = { day: "2026-02-01", userId };
  expect(news.map(({ detail }) => detail).filter((one) => !("collectionId" in one))).toEqual([
    { ...total, before: { EUR: 800 }, after: { EUR: 1_000 } },
    { ...total, before: { EUR: 1_000 }, after: { EUR: 800 } },
  ]);
  state.now = "2026-02-02T06:00:00.000Z";
  state.prices = [aPrice(1)];
  await run({ game: "pokemon" });
  expect(await deps.values.newest(binder)).toMatchObject({ day: "2026-02-02", version: 1 });
});

test("only what has changed is valued anew, and what never was", async () => {
  const { run, hold, binder, worth, state } = world();
  await run();
  state.prices = [aPrice(1)];
  expect(await run({ collectionIds: [wishes.id] })).toEqual({ valued: 1, stored: 1 });
  expect(await worth(binder)).toEqual({ EUR: 800 });
  expect(await run({ game: "onepiece" })).toEqual({ valued: 0, stored: 0 });
  const deck = hold(aHead({ id: derivedId("deck"), kind: "deck" }), [aLot()]);
  expect(await run({ game: "onepiece" })).toEqual({ valued: 1, stored: 2 });
  expect(await worth(deck)).toEqual({ EUR: 1 });
});

test("a collection that is deleted or becomes a wish list leaves the value of all", async () => {
  const { userId, run, worth, collections, hold } = world();
  await run();
  hold({ ...aHead(), kind: "wishlist" }, [aLot({ quantity: 2 })]);
  await run({ collectionIds: [aHead().id] });
  expect(await worth({ userId })).toEqual({});
  hold(aHead(), [aLot({ quantity: 2 })]);
  await run({ collectionIds: [aHead().id] });
  expect(await worth({ userId })).toEqual({ EUR: 800 });
  collections.delete(aHead().id);
  await run({ collectionIds: [aHead().id] });
  expect(await worth({ userId })).toEqual({});
});

test.each(["binder", "deck"] as const)(
  "[COL-3] copies that are moved are counted once, also by whoever has only heard of the end in the %s",
  async (heard) => {
    const { userId, state, run, hold, worth, news } = world();
    const deck = aHead({ id: derivedId("deck"), kind: "deck" });
    hold(deck, [aLot()]);
    await run();
    news.length = 0;
    hold(aHead(), [aLot({ quantity: 1 })]);
    hold(deck, [aLot({ quantity: 2 })]);
    await run({ collectionIds: [heard === "deck" ? deck.id : aHead().id] });
    expect(await worth({ userId })).toEqual({ EUR: 1_200 });
    expect(news.filter(({ detail }) => !("collectionId" in detail))).toEqual([]);
    // And those that are moved while somebody reckons.
    let moves = 1;
    state.prices = [aPrice(500)];
    state.beforePut = async () => {
      if (moves === 0) return;
      moves -= 1;
      hold(aHead(), [aLot({ quantity: 3 })]);
      hold(deck, []);
    };
    await run({ game: "pokemon" });
    const told = news.filter(({ detail }) => !("collectionId" in detail));
    expect(told).toMatchObject([{ detail: { before: { EUR: 1_200 }, after: { EUR: 1_500 } } }]);
  },
);

test("a count that is wrong keeps nothing from being valued", async () => {
  const { userId, run, worth, deps } = world();
  const heads = async () =>
    (await deps.held.heads()).map((one) => ({ ...one, tally: { lots: 7, cards: 7 } }));
  await valueHoldings({ userId }, { ...deps, held: { ...deps.held, heads } });
  expect(await worth({ userId })).toEqual({ EUR: 800 });
  expect(await run()).toEqual({ valued: 0, stored: 0 });
});

test("whoever is overtaken reckons once more from what is there then", async () => {
  const { userId, state, run, worth, hold, deps } = world();
  let first = true;
  state.beforePut = async () => {
    if (!first) return;
    first = false;
    // Somebody adds a copy, and another worker values it at once.
    hold(aHead(), [aLot({ quantity: 3 })]);
    await valueHoldings({ userId, collectionIds: [aHead().id] }, deps);
  };
  await run();
  expect(await worth({ userId })).toEqual({ EUR: 1_200 });
});

test.each([
  ["", "2026-02-01T06:00:00.000Z", "2026-02-01T06:05:00.000Z"],
  [" after midnight", "2026-02-01T23:59:59.000Z", "2026-02-02T00:04:59.000Z"],
])(
  "what was stored before a worker died is told when it is tried again%s",
  async (_when, died, again) => {
    const { run, news, state } = world();
    state.now = died;
    await run();
    const told = [...news];
    news.length = 0;
    state.now = again;
    expect(await run({ game: "pokemon", isRepeated: true })).toEqual({ valued: 2, stored: 0 });
    expect(news).toEqual(told);
  },
);

test("[COL-3] whoever has nothing but wishes is valued when prices come, as everybody is", async () => {
  const { deps, state, userId, hold } = valuedWorld();
  state.prices = [aPrice(400)];
  hold(wishes, [aLot()]);
  await valueHoldings({ userId }, deps);
  expect(await deps.holders.page(0, { limit: 10 })).toEqual([userId]);
});

test("[ALR-2] a later value is the newer one of its day, also by a clock that is behind", async () => {
  const { state, run, binder, deps } = world();
  const moments: string[] = [];
  for (const [at, now] of [
    "06:00:00.000",
    "05:59:58.000",
    "05:59:59.000",
    "06:00:01.000",
  ].entries()) {
    state.now = `2026-02-01T${now}Z`;
    state.prices = [aPrice(400 + at)];
    await run({ game: "pokemon" });
    moments.push((await deps.values.newest(binder))?.valuedAt.slice(11, 23) ?? "");
  }
  expect(moments).toEqual(["06:00:00.000", "06:00:00.001", "06:00:00.002", "06:00:01.000"]);
});

test("[ALR-1] what has had no price for a week is told once more, when it counts", async () => {
  const { state, run, news, hold, userId } = world();
  hold(aHead(), [
    aLot({ quantity: 2 }),
    aLot({ grade: { company: "psa", grade: "10" }, condition: undefined }),
  ]);
  await run();
  const told = news.filter(
    ({ detail }) => !("collectionId" in detail) || detail.collectionId !== wishes.id,
  );
  for (const [day, again] of [
    ["07", []],
    ["08", told],
    ["09", []],
  ] as const) {
    news.length = 0;
    state.now = `2026-02-${day}T06:00:00.000Z`;
    expect(await run({ game: "pokemon" })).toMatchObject({ stored: 0 });
    expect(news).toEqual(again);
  }
  expect(told).toMatchObject([
    { detail: { userId, collectionId: aHead().id } },
    { detail: { userId } },
  ]);
});

test("nothing is stored of somebody who has nothing", async () => {
  const { userId, deps, hold } = valuedWorld();
  hold(aHead(), []);
  expect(await valueHoldings({ userId }, deps)).toEqual({ valued: 1, stored: 0 });
  expect(await deps.holders.page(0, { limit: 10 })).toEqual([]);
});

test("[ING-1] what is worth most of a collection is wanted, once on each day on which its value changes", async () => {
  const { state, run, wishedFor: wanted, hold } = world();
  hold(
    aHead(),
    Array.from({ length: 30 }, (_none, at) =>
      aLot({ printingId: printing(at + 1), quantity: at + 1 }),
    ),
  );
  await run();
  const [first] = wanted;
  expect(first).toEqual(Array.from({ length: 20 }, (_none, at) => printing(30 - at)));
  const told = wanted.length;
  state.prices = [aPrice(500)];
  await run({ game: "pokemon" });
  expect(wanted.length).toBe(told);
  state.now = "2026-02-02T06:00:00.000Z";
  await run({ game: "pokemon" });
  expect(wanted.length).toBe(told);
  state.prices = [aPrice(600)];
  await run({ game: "pokemon" });
  expect(wanted.length).toBeGreaterThan(told);
});
