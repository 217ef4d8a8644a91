import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { type AskedItems, findItems } from "#functions/holdings/searching/find-items.ts";
import { sealedVariant } from "#schemas/catalog/sealed-id.ts";
import { heldSorts } from "#schemas/collections/held-sort.ts";
import { mostAmount } from "#schemas/collections/own-price.ts";
import * as operations from "#schemas/http/holdings.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Day, PrintingId } from "#schemas/values.ts";
import { aBox, heldAs, storeSelling } from "#test/support/catalogue/sealed.ts";
import { aLot } from "#test/support/collections/collections.ts";
import { aPrice } from "#test/support/holdings/prices.ts";
import {
  binder,
  cardNamed,
  deck,
  holding,
  searchedHoldings,
  wishes,
} from "#test/support/holdings/searched-holdings.ts";

/** An item by a name of its own, as tests tell of it. */
const named = (name: string, card: string, change: Partial<LotItem> = {}) =>
  aLot({ printingId: cardNamed(card).id, location: name, ...change, id: derivedId(name) });

const bought = (amount: number, day?: string) => ({
  paid: { amount, currency: "USD", ...(day && { day: Day.parse(day) }) },
});
const psa = (grade: string) => ({ condition: undefined, grade: { company: "psa", grade } });

const items = {
  zard: named("zard", "Charizard", {
    quantity: 2,
    ...bought(30_000, "2019-05-01"),
    tags: ["for trade"],
  }),
  slab: named("slab", "Charizard", {
    ...psa("9.5"),
    ...bought(100_000),
    notes: "Pulled on my birthday.",
  }),
  turtle: named("turtle", "Blastoise", {
    condition: "lightly_played",
    isSigned: true,
    quantity: 4,
  }),
  mouse: named("mouse", "Pikachu", {
    language: "ja",
    variant: "holo.unlimited",
    createdAt: "2026-03-01T06:00:00.000Z",
  }),
  ace: named("ace", "Portgas.D.Ace", { ...bought(100) }),
  gone: named("gone", "Missingno"),
  lost: aLot({ ...named("lost", "Pikachu"), printingId: PrintingId.parse("pokemon:en:nowhere-1") }),
};
const held = [
  holding(binder, [items.zard, items.slab, items.mouse, items.ace, items.gone, items.lost]),
  holding(deck, [items.turtle]),
  holding(wishes, [named("wish", "Charizard")]),
];
const prices = {
  [cardNamed("Charizard").id]: [
    aPrice(40_000, { currency: "USD" }),
    aPrice(80_000, { state: "psa-9.5", currency: "USD" }),
  ],
  [cardNamed("Blastoise").id]: [aPrice(10_000, { currency: "USD" })],
};
const world = await searchedHoldings(held, prices);

const asked = (change: Partial<AskedItems>): AskedItems => ({
  ...{ userId: "somebody", q: "", sort: "name", currency: "USD", money: true, limit: 100 },
  ...change,
});
const found = async (q: string, change: Partial<AskedItems> = {}) => {
  const page = await findItems(asked({ q, ...change }), world);
  return page.items.map(({ location }) => location);
};
const sorted = async (q: string) => (await found(q)).toSorted().join(" ");

test.each([
  ["", "ace gone lost mouse slab turtle zard"],
  ["charizard", "slab zard"],
  ["hp>=100", "slab turtle zard"],
  ["hp>=100 qty>1", "turtle zard"],
  ["qty:2..4 -charizard", "turtle"],
  ["charizard or is:signed", "slab turtle zard"],
  ["(charizard or blastoise) -is:graded", "turtle zard"],
  ["cond:nm", "ace gone lost mouse zard"],
  ["cond!=nm", "slab turtle"],
  ["cond:lightly_played", "turtle"],
  ["grade>=9", "slab"],
  ["grade<9", ""],
  ["grade:psa-9.5", "slab"],
  ["grade:psa-9", ""],
  ['grade:"PSA 9.5"', "slab"],
  ["grade:psa9.5", "slab"],
  ["grade!=psa-9.5 is:graded", ""],
  ["grade:9..10", "slab"],
  ["grade:authentic", ""],
  ["grader:psa", "slab"],
  ['tag:"for trade"', "zard"],
  ["tag:trade", "zard"],
  ["tag=trade", ""],
  ["loc:zard", "zard"],
  ["notes:birthday", "slab"],
  ["paid<10", "ace"],
  ["paid>=300", "slab zard"],
  ["bought<2020", "zard"],
  ["bought:2019-05", "zard"],
  ["added>2026-02", "mouse"],
  ["has:paid", "ace slab zard"],
  ["-has:paid", "gone lost mouse turtle"],
  ["has:notes", "slab"],
  ["has:tag or has:grade", "slab zard"],
  ["lang:ja", "mouse"],
  ["variant:unlimited", "mouse"],
  ["in:deck", "turtle"],
  ['in:"base set"', "ace gone lost mouse slab zard"],
  ["price>=400", "slab zard"],
  ["value>400", "slab zard"],
  ["value=400", "turtle"],
  ["has:price", "slab turtle zard"],
  ["gain>0", "zard"],
  ["gain>=33% gain<34%", "zard"],
  ["gain<-19%", "slab"],
  ["gain>=34％", ""],
  ["gain:10%..50", "zard"],
  // Of all copies of an item.
  ["gain=200", "zard"],
  ["game:onepiece", "ace"],
  ["game:onepiece qty>1", ""],
  // Of a card that the index does not know nothing is said, nor that it is not so.
  ["type:fire", "slab zard"],
  ["-type:fire", "ace mouse turtle"],
])("[COL-3] %s finds %s", async (q, expected) => {
  expect(await sorted(q)).toBe(expected);
});

test("what is said in signs alone is found by these, and by nothing else", async () => {
  const said = (name: string, change: Partial<LotItem>) => named(name, "Pikachu", change);
  const lots = [
    said("fire", { tags: ["🔥"], notes: "!" }),
    said("hot", { tags: ["🔥 Hot"] }),
    said("plain", { tags: ["plain"], notes: "Nothing!" }),
  ];
  const shiny = { ...binder, name: "✨" };
  const deps = await searchedHoldings([holding(shiny, lots)]);
  const places = async (q: string) =>
    (await findItems(asked({ q }), deps)).items
      .map(({ location }) => location)
      .toSorted()
      .join(" ");
  expect(await places("tag:🔥")).toBe("fire hot");
  expect(await places("tag=🔥")).toBe("fire");
  expect(await places("tag:❄️")).toBe("");
  expect(await places('tag:"🔥 hot"')).toBe("hot");
  expect(await places("notes:!")).toBe("fire plain");
  expect(await places("notes!=!")).toBe("hot plain");
  expect(await places("in:✨")).toBe("fire hot plain");
  expect(await places("in:☁️")).toBe("");
});

test("cards that an index does not know are listed, and found by what is said of the copies", async () => {
  const { items: all } = await findItems(asked({ q: "loc:lost or loc:gone" }), world);
  expect(all.map(({ location, card }) => [location, card?.name])).toEqual([
    ["gone", "Missingno"],
    ["lost", undefined],
  ]);
});

test("an item comes with its card, its price, its value and its gain", async () => {
  const { items: all } = await findItems(asked({ q: "charizard qty:2" }), world);
  expect(all).toEqual([
    {
      ...items.zard,
      collectionId: binder.id,
      card: {
        ...{ name: "Charizard", setId: cardNamed("Charizard").setId, number: "4", rarity: "Rare" },
        images: expect.any(Array),
      },
      price: {
        amount: 40_000,
        currency: "USD",
        of: "market",
        day: "2026-02-01",
        source: "cardmarket",
      },
      value: { amount: 80_000, currency: "USD" },
      gain: { amount: 10_000, percent: 33.33, currency: "USD" },
    },
  ]);
});

test("money is told and compared in the currency that was asked for, at the rates of today", async () => {
  const [slab] = (await findItems(asked({ q: "is:graded", currency: "EUR" }), world)).items;
  expect(slab?.value).toEqual({ amount: 64_000, currency: "EUR" });
  expect((await found("value=640", { currency: "EUR" })).toSorted()).toEqual(["slab", "zard"]);
});

test("[API-4] as many copies as there can be of what is worth as much as can be said are told in any currency", async () => {
  const lot = named("hoard", "Charizard", { quantity: 9_999, ...bought(0) });
  const dear = { [lot.printingId]: [aPrice(mostAmount, { currency: "USD" })] };
  const deps = await searchedHoldings([holding(binder, [lot])], dear);
  const between = async () => [{ day: "2026-02-01", base: "USD", rates: { HUF: "400" } }];
  const page = await findItems(asked({ currency: "HUF" }), { ...deps, rates: { between } });
  const answer = { ...page, items: [...page.items] };
  expect(operations.findItems.response.body.parse(answer)).toEqual(answer);
  expect(page.items[0]?.value?.amount).toBe(Number.MAX_SAFE_INTEGER);
});

test("without money nothing is told of it, and nothing can be asked of it", async () => {
  const page = await findItems(asked({ money: false }), world);
  expect(JSON.stringify(page)).not.toMatch(/paid|price|value|gain/);
  expect(page.items).toHaveLength(7);
  for (const q of ["paid<10", "value>1", "gain>1%", "has:price", "-has:paid"]) {
    await expect(findItems(asked({ q, money: false }), world)).rejects.toThrow(/money=false/);
  }
  await expect(findItems(asked({ sort: "-value", money: false }), world)).rejects.toThrow(/-value/);
});

test.each([
  ["name", "turtle slab zard mouse ace gone lost"],
  ["-qty", "turtle zard"],
  ["price", "turtle zard slab"],
  ["-price", "slab zard turtle"],
  ["-value", "slab zard turtle"],
  ["-gain", "zard slab"],
  ["gain", "slab zard"],
  ["paid", "ace zard slab"],
  ["-added", "mouse"],
] as const)("by %s come %s first", async (sort, expected) => {
  const names = expected.split(" ");
  const first = (await found("", { sort })).slice(0, names.length);
  // Equals come in an order of their own, the same in every answer.
  const isTied = sort === "name" || sort === "-value";
  expect(isTied ? first.toSorted() : first).toEqual(isTied ? names.toSorted() : names);
});

test("[API-4] pages by any order hold each item once, as one page does", async () => {
  for (const sort of heldSorts) {
    const whole = await found("", { sort });
    const paged: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await findItems(asked({ sort, limit: 2, cursor }), world);
      paged.push(...page.items.map(({ location }) => location));
      expect(page).toMatchObject({ total: 7, copies: 11 });
      cursor = page.nextCursor;
    } while (cursor !== undefined && paged.length < 20);
    expect([sort, paged]).toEqual([sort, whole]);
  }
});

test("one collection is asked of whatever kind it is; without one, wish lists are not", async () => {
  expect(await found("charizard", { collectionId: wishes.id })).toEqual(["wish"]);
  expect(await found("", { collectionId: deck.id })).toEqual(["turtle"]);
  await expect(found("", { collectionId: derivedId("none") })).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
});

test.each([
  ["qty>few", /column 5/],
  ["cond:shiny", /near_mint, lightly_played/],
  ["cond>nm", /takes :, = or !=/],
  ["grade:", /a grade such as 9.5 or psa-10/],
  ["grade:psa", /a grade such as 9.5 or psa-10 was expected, not "psa"/],
  ["grade:zzz-10", /a grade such as/],
  ["grade:psa-11", /a grade such as/],
  ['tag:" "', /a value was expected/],
  ["grade>=abc", /a number such as 9 or 9.5 was expected, not "abc"/],
  ["grade<psa-9", /a number such as 9 or 9.5 was expected, not "psa-9"/],
  ["added>soon", /a date such as/],
  ["gain>much", /a percentage/],
  ["tag>x", /takes :, = or !=/],
  ["qantity>2", /did you mean quantity/],
  ["(qty>1", /"\)" was expected/],
  ["order:rarity", /name, -name/],
])("what cannot be read, %s, is refused with what was expected", async (q, expected) => {
  await expect(found(q)).rejects.toThrow(expected);
});

test("an order in the query stands above the one beside it", async () => {
  expect(await found("has:price order:-price", { sort: "price" })).toEqual([
    "slab",
    "zard",
    "turtle",
  ]);
});

test("a cursor of another question is refused", async () => {
  const { nextCursor: cursor } = await findItems(asked({ limit: 2 }), world);
  expect(cursor).toBeDefined();
  await expect(findItems(asked({ q: "charizard", cursor }), world)).rejects.toMatchObject({
    code: "request.bad_cursor",
  });
});

test("[COL-1] sealed products are found by their names, with what they are worth", async () => {
  const [box, pack] = [aBox(), aBox({ id: "906041", name: "Base Set Booster Pack" })];
  const lot = (name: string, id: PrintingId) =>
    aLot({ ...named(name, "Pikachu"), printingId: id, variant: sealedVariant });
  const lots = [lot("box", heldAs(box)), lot("pack", heldAs(pack)), items.mouse, items.lost];
  const sealedPrices = { [heldAs(box)]: [aPrice(900_000, { variant: "sealed", currency: "USD" })] };
  const store = await storeSelling(box, pack);
  const deps = await searchedHoldings([holding(binder, lots)], sealedPrices, [], store);
  const ask = async (q: string) => (await findItems(asked({ q }), deps)).items;
  const places = async (q: string) => (await ask(q)).map(({ location }) => location);
  expect(await places("")).toEqual(["box", "pack", "mouse", "lost"]);
  expect(await places("booster")).toEqual(["box", "pack"]);
  expect(await places("-booster")).toEqual(["mouse"]);
  expect(await places("booster price>1000")).toEqual(["box"]);
  expect(await places("order:-name")).toEqual(["mouse", "pack", "box", "lost"]);
  expect((await ask("box"))[0]).toMatchObject({
    card: { name: "Base Set Booster Box", setId: "pokemon:en:product.tcgplayer.604", images: [] },
    value: { amount: 900_000, currency: "USD" },
  });
});
