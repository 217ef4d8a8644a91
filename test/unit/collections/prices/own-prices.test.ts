import { beforeEach, expect, test } from "vitest";
import {
  getOwnPrice,
  listOwnPrices,
  removeOwnPrice,
  setOwnPrice,
} from "#functions/collections/prices/own-prices.ts";
import { CopyState, GivenPrice, mostPrices, PricedCopy } from "#schemas/collections/own-price.ts";
import { VariantKey } from "#schemas/values.ts";
import { ownPriceStoreContract } from "#test/contract/own-price-store.ts";
import { memoryOwnPriceStore } from "#test/fakes/memory-own-price-store.ts";

ownPriceStoreContract("memoryOwnPriceStore", async () => memoryOwnPriceStore());

const copy = PricedCopy.parse({
  ...{ printingId: "pokemon:en:base1-4", variant: "holo", state: "near_mint" },
});
const mine = { userId: "ash", copy };
const yours = { userId: "misty", copy };
const given = { amount: 41_250, currency: "EUR" };

let ports: Parameters<typeof setOwnPrice>[1];
let nowMs = 0;
beforeEach(() => {
  nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  ports = {
    ownPrices: memoryOwnPriceStore(),
    printings: { variantsOf: async () => new Map([[copy.printingId, [VariantKey.parse("holo")]]]) },
    clock: () => new Date(nowMs),
  };
});
const set = (change: object = {}, ifMatch?: readonly number[], place = mine) =>
  setOwnPrice({ place, given: { ...given, ...change }, ifMatch }, ports);

test("[PRC-8] a price that somebody enters is theirs, and says that it was entered", async () => {
  const price = await set({ note: "At the fair", day: "2026-01-31" });
  expect(price).toMatchObject({ ...given, source: "manual", version: 1, note: "At the fair" });
  expect(await getOwnPrice(mine, ports)).toEqual(price);
  await expect(getOwnPrice(yours, ports)).rejects.toMatchObject({
    code: "collections.no_such_price",
  });
  const refused = removeOwnPrice({ place: yours, ifMatch: undefined }, ports);
  await expect(refused).rejects.toMatchObject({ code: "collections.no_such_price" });
  expect((await listOwnPrices({ userId: "misty", limit: 5 }, ports)).items).toEqual([]);
});

test("[PRC-8] said again it changes nothing; said otherwise it is another version, without what is no longer said", async () => {
  const first = await set({ note: "At the fair" });
  nowMs += 1_000;
  expect(await set({ note: "At the fair" })).toEqual(first);
  const second = await set({ amount: 50_000 });
  expect(second).toMatchObject({ amount: 50_000, version: 2, createdAt: first.createdAt });
  expect(second.updatedAt).not.toBe(first.updatedAt);
  expect(second).not.toHaveProperty("note");
});

test("who names a version changes that one alone", async () => {
  await expect(set({}, [1])).rejects.toMatchObject({ code: "collections.no_such_price" });
  await set();
  await set({ amount: 2 }, [1]);
  await expect(set({ amount: 3 }, [1])).rejects.toMatchObject({ code: "request.stale_version" });
  const late = removeOwnPrice({ place: mine, ifMatch: [1] }, ports);
  await expect(late).rejects.toMatchObject({ code: "request.stale_version" });
  await removeOwnPrice({ place: mine, ifMatch: [2] }, ports);
  await expect(getOwnPrice(mine, ports)).rejects.toThrow("You have entered no price");
});

test("[COL-5] a price that is entered anew has a version that none had that was taken back", async () => {
  await set();
  await set({ amount: 2 }, [1]);
  await removeOwnPrice({ place: mine, ifMatch: [2] }, ports);
  expect((await set({ amount: 3 })).version).toBe(3);
  for (const old of [1, 2]) {
    await expect(set({ amount: 4 }, [old])).rejects.toMatchObject({
      code: "request.stale_version",
    });
    const late = removeOwnPrice({ place: mine, ifMatch: [old] }, ports);
    await expect(late).rejects.toMatchObject({ code: "request.stale_version" });
  }
  expect((await getOwnPrice(mine, ports)).amount).toBe(3);
  expect((await set({ amount: 5 }, [3])).version).toBe(4);
  expect((await set({}, undefined, yours)).version).toBe(1);
});

test("of what the catalogue does not know there is no price", async () => {
  const gold = { ...mine, copy: { ...copy, variant: VariantKey.parse("gold") } };
  await expect(set({}, undefined, gold)).rejects.toMatchObject({
    code: "catalog.no_such_variant",
    message: "pokemon:en:base1-4 has no variant gold; its variants are holo.",
  });
  ports = { ...ports, printings: { variantsOf: async () => new Map() } };
  await expect(set()).rejects.toMatchObject({ code: "catalog.no_such_card" });
});

test("[ACC-5] an account has ten thousand prices at most, and may change those that it has", async () => {
  await set();
  const { ownPrices } = ports;
  const full = { prices: mostPrices, removedUpTo: 0 };
  ports = { ...ports, ownPrices: { ...ownPrices, totals: async () => full } };
  expect((await set({ amount: 7 })).version).toBe(2);
  const graded = { ...mine, copy: { ...copy, state: CopyState.parse("psa-10") } };
  await expect(set({}, undefined, graded)).rejects.toMatchObject({ code: "collections.too_many" });
});

test.each([
  ["amount 0", { ...given, amount: 0 }],
  ["an amount with a part", { ...given, amount: 1.5 }],
  ["more than anything costs", { ...given, amount: 1e11 }],
  ["a currency in words", { ...given, currency: "euro" }],
  ["a day that there is not", { ...given, day: "2026-02-30" }],
  ["a note of nothing", { ...given, note: "  " }],
  ["something more", { ...given, source: "tcgplayer" }],
])("%s is no price", (_name, body) => {
  expect(GivenPrice.safeParse(body).success).toBe(false);
});

test.each([
  ["near_mint", true],
  ["psa-10", true],
  ["bgs-9.5", true],
  ["psa-0", false],
  ["psa-10.5", false],
  ["psa-11", false],
  ["PSA-10", false],
  ["mint#x", false],
])("%s as a state of a copy: %s", (state, isOne) => {
  expect(CopyState.safeParse(state).success).toBe(isOne);
});

test("[PRC-8] a price is of no day that has not begun anywhere yet, and what was there stays", async () => {
  const before = await set({ day: "2026-02-02" });
  for (const day of ["2026-02-03", "9999-12-31"]) {
    await expect(set({ amount: 1, day })).rejects.toMatchObject({
      code: "request.invalid",
      message: expect.stringContaining("2026-02-02"),
    });
  }
  expect(await getOwnPrice(mine, ports)).toEqual(before);
});

test.each(["a\u0000b", "a\u001b[2J", "a\u202eb", "\u200b", "  "])(
  "[API-4] a note that steers what shows it, or shows nothing, is none: %j",
  (note) => {
    expect(GivenPrice.safeParse({ ...given, note }).success).toBe(false);
  },
);
