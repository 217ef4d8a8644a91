import { expect, test } from "vitest";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import { aBox, heldAs } from "#test/support/catalogue/sealed.ts";
import { aLot } from "#test/support/collections/collections.ts";
import { anOwnPrice, aPrice } from "#test/support/holdings/prices.ts";
import { binder, deck, holding, wishes } from "#test/support/holdings/searched-holdings.ts";
import { base, idOf } from "#test/support/studio/studied-cards.ts";
import { copiesOf, studioWorld } from "#test/support/studio/studio-world.ts";

const psa = { condition: undefined, grade: { company: "psa", grade: "9.5" } };
const held = [
  holding(binder, [
    copiesOf("Lugia", { quantity: 2, tags: ["for trade"] }),
    copiesOf("Charizard", { condition: "lightly_played", variant: "holo" }),
    copiesOf("Charizard", { location: "slab", ...psa }),
    copiesOf("Pikachu", { variant: "normal", isProxy: true }),
  ]),
  holding(deck, [copiesOf("Mewtwo", { location: "in the deck", quantity: 4 })]),
  holding(wishes, [copiesOf("Flareon", { location: "a wish" })]),
];
const world = await studioWorld({
  held,
  copies: {
    Charizard: [
      aPrice(40_000, { currency: "USD", change: 4.24 }),
      aPrice(90_000, { currency: "USD", state: "psa-9.5", change: -12 }),
    ],
    Lugia: [aPrice(1_000, { currency: "EUR", change: 0.01 })],
  },
});
const ofBinder = { kind: "collection", collectionId: binder.id };
const names = ({ cards }: { cards: readonly { name: string }[] }) => cards.map(({ name }) => name);

test("a collection is drawn by release of the sets and by number, a card for each item", async () => {
  const plan = await world.plan(ofBinder);
  expect(names(plan)).toEqual(["Charizard", "Charizard", "Pikachu", "Lugia"]);
  expect(plan).toMatchObject({ day: "2026-02-01" });
  expect(plan).not.toHaveProperty("groups");
  expect(plan).not.toHaveProperty("totals");
});

test("all that one owns are the collections that are no wish lists", async () => {
  expect(names(await world.plan({ kind: "owned" }))).toEqual([
    ...["Charizard", "Charizard", "Mewtwo", "Pikachu", "Lugia"],
  ]);
  const wished = await world.plan({ kind: "collection", collectionId: wishes.id });
  expect(names(wished)).toEqual(["Flareon"]);
});

test("a card brings what may be written under it, and the state of the copy", async () => {
  const { cards } = await world.plan(ofBinder);
  const common = {
    ...{ printingId: idOf("Charizard"), name: "Charizard", setName: "Base Set", number: "4/102" },
    ...{ language: "en", isKnown: true, quantity: 1, speciesNumber: "No. 0006" },
    ...{ artist: "Mitsuhiro Arita", rarity: "Rare Holo", finish: "Holo" },
    sourceUrl: "https://pictures.test/Charizard.webp",
  };
  const [worn, slab] = cards[0]?.condition ? [cards[0], cards[1]] : [cards[1], cards[0]];
  expect(worn).toEqual({ ...common, condition: "LP" });
  expect(slab).toEqual({ ...common, grade: { company: "PSA", grade: "9.5" } });
  // What does not shine says nothing of it.
  expect(cards[2]).toMatchObject({ name: "Pikachu", isProxy: true, condition: "NM" });
  expect(cards[2]).not.toHaveProperty("finish");
});

test("[COL-1] a copy brings the picture that its owner has uploaded of it", async () => {
  const picture = OwnPictureId.parse("a".repeat(64));
  const gone = OwnPictureId.parse("0".repeat(64));
  const copies = [
    copiesOf("Lugia", { picture }),
    copiesOf("Lugia", { location: "elsewhere" }),
    copiesOf("Lugia", { location: "of a picture that was deleted", picture: gone }),
  ];
  const { plan } = await studioWorld({ held: [holding(binder, copies)] });
  const { cards } = await plan(ofBinder);
  expect(cards.map(({ ownPicture }) => ownPicture).toSorted()).toEqual([
    picture,
    ...[undefined, undefined],
  ]);
});

test("[IMG-7] prices are read where one is shown, and told of one copy in words", async () => {
  const before = world.pricesRead();
  const bare = await world.plan(ofBinder);
  expect(world.pricesRead()).toBe(before);
  expect(bare.cards.some((card) => "price" in card || "change" in card)).toBe(false);

  const labels = { price: true, change: true };
  const { cards } = await world.plan(ofBinder, {
    ...{ labels, filter: "", sort: "-price", currency: "USD" },
  });
  expect(cards.map(({ price, change }) => [price, change?.text, change?.to])).toEqual([
    ["$900.00", "−12.0%", "down"],
    // Worn copies have the price of a near mint one where nobody tells theirs.
    ["$400.00", "+4.2%", "up"],
    ["$12.50", "0.0%", "same"],
    [undefined, undefined, undefined],
  ]);
  const inEuro = await world.plan(ofBinder, { labels: { price: true }, currency: "EUR" });
  expect(inEuro.cards.map(({ price }) => price).toSorted()).toEqual(
    ["€320.00", "€720.00", undefined, "€10.00"].toSorted(),
  );
  expect(inEuro.cards.every((card) => !("change" in card))).toBe(true);
});

test("a price that its owner has entered is shown, and has not moved", async () => {
  const own = [anOwnPrice({ printingId: idOf("Lugia") })];
  const entered = await studioWorld({ held, own });
  const { cards } = await entered.plan(ofBinder, {
    ...{ filter: "lugia", labels: { price: true, change: true }, currency: "USD" },
  });
  expect(cards[0]).toMatchObject({ name: "Lugia", price: "$90.00" });
  expect(cards[0]).not.toHaveProperty("change");
});

test.each([
  ["charizard", ["Charizard", "Charizard"]],
  ["grade>=9", ["Charizard"]],
  ["qty>1", ["Lugia"]],
  ['tag:"for trade" or is:proxy', ["Pikachu", "Lugia"]],
  ["-type:fire", ["Pikachu", "Lugia"]],
  ["price>500", ["Charizard"]],
  ["order:-name", ["Pikachu", "Lugia", "Charizard", "Charizard"]],
  ["order:released", ["Charizard", "Charizard", "Pikachu", "Lugia"]],
])("[IMG-2] the filter %s leaves %j", async (filter, expected) => {
  expect(names(await world.plan(ofBinder, { filter }))).toEqual(expected);
});

test("a filter that cannot be read says where it stands in the body, and at which column", async () => {
  await expect(world.plan(ofBinder, { filter: "charizard hp>" })).rejects.toMatchObject({
    code: "catalog.bad_query",
    errors: [{ in: "body", pointer: "#/filter", detail: expect.stringContaining("column 14") }],
  });
  await expect(world.plan(ofBinder, { filter: "order:rarity" })).rejects.toMatchObject({
    code: "request.invalid",
    errors: [{ in: "body", pointer: "#/filter" }],
  });
});

test("a copy in another language than its card says which", async () => {
  const lots = [copiesOf("Charizard", { language: "de" }), copiesOf("Lugia")];
  const { plan } = await studioWorld({ held: [holding(binder, lots)] });
  const { cards } = await plan(ofBinder);
  expect(cards[0]).toMatchObject({ language: "en", copyLanguage: "de" });
  expect(cards[1]).not.toHaveProperty("copyLanguage");
});

test("a card that the catalogue does not know is drawn by its id, and what is sealed by its name", async () => {
  const [inSet, elsewhere] = [
    printingId(base, "999"),
    printingId(setId("pokemon", "ja", "neo1"), "7"),
  ];
  const odd = [
    aLot({ printingId: elsewhere, quantity: 2 }),
    aLot({ printingId: inSet }),
    aLot({ printingId: heldAs(aBox()), variant: "sealed" }),
  ];
  const { plan } = await studioWorld({ held: [holding(binder, odd)] });
  const { cards } = await plan(ofBinder, { labels: { price: true } });
  expect(cards).toMatchObject([
    { printingId: inSet, name: "Unknown card", setName: "Base Set", number: "999", isKnown: false },
    {
      ...{ printingId: heldAs(aBox()), name: "Base Set Booster Box", setName: "Sealed product" },
      isKnown: true,
    },
    {
      ...{ printingId: elsewhere, name: "Unknown card", setName: "pokemon:ja:neo1", number: "7" },
      ...{ language: "ja", quantity: 2, isKnown: false },
    },
  ]);
  expect(cards[1]).not.toHaveProperty("finish");
});

test("what cannot be drawn is refused with what to do", async () => {
  const gone = { kind: "collection", collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" };
  await expect(world.plan(gone)).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
  const { plan } = await studioWorld({ held: [holding(binder, [])] });
  const nothing = { code: "images.nothing_to_draw" };
  await expect(plan(ofBinder)).rejects.toMatchObject({
    ...nothing,
    message: `The collection ${binder.id} is empty; add cards before it is drawn.`,
  });
  await expect(plan({ kind: "owned" })).rejects.toMatchObject(nothing);
  await expect(world.plan(ofBinder, { filter: "mewtwo" })).rejects.toMatchObject({
    ...nothing,
    message: "No card of the subject fulfils the filter; ask for others.",
  });
  await expect(world.plan(ofBinder, { layout: "fan", filter: "lugia" })).rejects.toMatchObject({
    code: "images.too_many_cards",
    facts: { least: 3, most: 7, count: 1 },
  });
  expect(names(await world.plan(ofBinder, { layout: "fan" }))).toHaveLength(4);
});

test("[IMG-3] 5,000 cards are drawn, and of one more it is said to ask for a part", async () => {
  const lots = (count: number) =>
    Array.from({ length: count }, (_none, at) => copiesOf("Pikachu", { location: `lot ${at}` }));
  const most = await studioWorld({ held: [holding(binder, lots(5_000))] });
  expect((await most.plan(ofBinder)).cards).toHaveLength(5_000);
  const more = await studioWorld({ held: [holding(binder, [...lots(5_000), copiesOf("Lugia")])] });
  await expect(more.plan(ofBinder)).rejects.toMatchObject({
    ...{ code: "images.too_many_cards", facts: { most: 5_000 } },
    message: expect.stringContaining("filter such as set:base1"),
  });
  // Counted is what the filter leaves.
  expect((await more.plan(ofBinder, { filter: "pikachu" })).cards).toHaveLength(5_000);
});
