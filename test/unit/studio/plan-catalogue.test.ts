import { expect, test } from "vitest";
import { aPrice } from "#test/support/holdings/prices.ts";
import { binder, deck, holding, wishes } from "#test/support/holdings/searched-holdings.ts";
import { base, paramount } from "#test/support/studio/studied-cards.ts";
import { copiesOf, studioWorld } from "#test/support/studio/studio-world.ts";

const psa10 = { condition: undefined, grade: { company: "psa", grade: "10" } };
const held = [
  holding(binder, [
    copiesOf("Charizard", { quantity: 2, condition: "damaged" }),
    copiesOf("Charizard", { location: "slab", ...psa10 }),
    copiesOf("Mewtwo", { location: "paper", isProxy: true }),
  ]),
  holding(deck, [copiesOf("Pikachu", { quantity: 4, variant: "normal" })]),
  holding(wishes, [copiesOf("Lugia")]),
];
const world = await studioWorld({
  held,
  copies: {
    Charizard: [aPrice(80_000, { state: "psa-10" }), aPrice(10_000)],
    Pikachu: [aPrice(100, { variant: "normal" })],
  },
  cents: { "base1-10 holo": 5_000, "base1-58 normal": 100, "base1-4 holo": 10_000 },
});
const ofBase = (show?: string) => ({ kind: "set", setId: base, ...(show && { show }) });
const told = ({ cards }: { cards: readonly { name: string; quantity: number }[] }) =>
  cards.map(({ name, quantity }) => `${name} ${quantity}`);

test("[IMG-2] a set shows all of its cards, those that one has not in grey", async () => {
  const { cards } = await world.plan(ofBase());
  expect(cards.map(({ name, quantity, isMissing }) => [name, quantity, isMissing])).toEqual([
    ["Charizard", 3, undefined],
    // A proxy is no copy.
    ["Mewtwo", 0, true],
    ["Pikachu", 4, undefined],
    ["Professor Oak", 0, true],
  ]);
  // The best copy stands for all of them.
  expect(cards[0]).toMatchObject({ grade: { company: "PSA", grade: "10" }, finish: "Holo" });
  expect(cards[0]).not.toHaveProperty("condition");
  expect(cards[1]).not.toHaveProperty("finish");
});

test.each([
  ["all", ["Charizard 3", "Mewtwo 0", "Pikachu 4", "Professor Oak 0"]],
  ["owned", ["Charizard 3", "Pikachu 4"]],
  ["missing", ["Mewtwo 0", "Professor Oak 0"]],
])("of a set %s cards can be shown, in colour", async (show, expected) => {
  const plan = await world.plan(ofBase(show));
  expect(told(plan)).toEqual(expected);
  expect(plan.cards.some((card) => "isMissing" in card)).toBe(false);
});

test("a set is filtered in the words of the catalogue, and by what one has of it", async () => {
  expect(told(await world.plan(ofBase(), { filter: "type:fire or category:trainer" }))).toEqual([
    "Charizard 3",
    "Professor Oak 0",
  ]);
  expect(told(await world.plan(ofBase(), { filter: "owned>3" }))).toEqual(["Pikachu 4"]);
  expect(told(await world.plan(ofBase(), { filter: "-is:owned order:-name" }))).toEqual([
    "Professor Oak 0",
    "Mewtwo 0",
  ]);
  await expect(
    world.plan(ofBase(), { filter: "game:onepiece", group: "none" }),
  ).rejects.toMatchObject({ code: "images.nothing_to_draw" });
});

test("what a search finds is drawn, of either game", async () => {
  const search = (query: string, more: object = {}) => ({ kind: "search", query, ...more });
  expect(told(await world.plan(search('artist:"ken sugimori"')))).toEqual([
    "Mewtwo 0",
    "Professor Oak 0",
  ]);
  expect(told(await world.plan(search("type:fire", { show: "progress" })))).toEqual([
    "Charizard 3",
    "Flareon 0",
  ]);
  expect(told(await world.plan(search("type:fire", { show: "missing" })))).toEqual(["Flareon 0"]);
  expect(told(await world.plan(search("ace", { game: "onepiece" })))).toEqual(["Portgas.D.Ace 0"]);
  expect(told(await world.plan(search("game:onepiece ace")))).toEqual(["Portgas.D.Ace 0"]);
  const both = await world.plan(search("type:fire"), { filter: "set:base2" });
  expect(told(both)).toEqual(["Flareon 0"]);
});

test("a search that cannot be read says where it stands in the body", async () => {
  await expect(world.plan({ kind: "search", query: "hp>x" })).rejects.toMatchObject({
    code: "catalog.bad_query",
    errors: [{ in: "body", pointer: "#/subject/query", detail: expect.stringContaining("column") }],
  });
  await expect(world.plan({ kind: "search", query: "game:chess" })).rejects.toMatchObject({
    ...{ code: "catalog.bad_query", errors: [{ in: "body", pointer: "#/subject/query" }] },
  });
  await expect(world.plan({ kind: "search", query: "order:rarity" })).rejects.toMatchObject({
    code: "request.invalid",
    errors: [{ in: "body", pointer: "#/subject/query" }],
  });
});

test("there is no set of an unknown id, and nothing to draw where one has it all", async () => {
  await expect(world.plan({ kind: "set", setId: "pokemon:en:nowhere" })).rejects.toMatchObject({
    code: "catalog.no_such_set",
  });
  await expect(world.plan({ kind: "set", setId: paramount, show: "owned" })).rejects.toMatchObject({
    code: "images.nothing_to_draw",
    message: "You have none of these cards; show others of them.",
  });
});

test("cards that one has not have the price of their market, and copies their own", async () => {
  const { cards } = await world.plan(ofBase(), { labels: { price: true }, currency: "EUR" });
  expect(cards.map(({ price }) => price)).toEqual(["€800.00", "€50.00", "€1.00", undefined]);
});

test.each([
  ["name", "Charizard Mewtwo Pikachu Professor"],
  ["-name", "Professor Pikachu Mewtwo Charizard"],
  ["number", "Charizard Mewtwo Pikachu Professor"],
  ["-number", "Professor Pikachu Mewtwo Charizard"],
  ["qty", "Mewtwo Professor Charizard Pikachu"],
  ["-qty", "Pikachu Charizard Mewtwo Professor"],
  // What is not known comes last either way.
  ["price", "Pikachu Mewtwo Charizard Professor"],
  ["-price", "Charizard Mewtwo Pikachu Professor"],
  ["value", "Pikachu Charizard Mewtwo Professor"],
  ["-value", "Charizard Pikachu Mewtwo Professor"],
  ["added", "Charizard Pikachu Mewtwo Professor"],
  ["-added", "Charizard Pikachu Mewtwo Professor"],
  ["release", "Charizard Mewtwo Pikachu Professor"],
])("a set in the order %s is %s", async (sort, expected) => {
  const { cards } = await world.plan(ofBase(), { sort });
  expect(cards.map(({ name }) => name.split(" ")[0]).join(" ")).toBe(expected);
});

test("totals say how far one is, and what it is worth", async () => {
  const totals = { cards: true, value: true };
  const strip = async (subject: object, options: object = {}) => {
    const plan = await world.plan(subject, { totals, currency: "EUR", ...options });
    return plan.totals?.map(({ label, figure }) => `${label}: ${figure}`);
  };
  expect(await strip(ofBase())).toEqual([...["Complete: 2 / 4", "Copies: 7", "Value: €1,004.00"]]);
  expect(await strip(ofBase("missing"))).toEqual([
    ...["Missing: 2", "One of each: €50.00", "Without a price: 1"],
  ]);
  expect(await strip(ofBase("all"))).toEqual([
    ...["Cards: 4", "One of each: €851.00", "Without a price: 1"],
  ]);
  expect(await strip({ kind: "owned" })).toEqual([
    ...["Cards: 8", "Different: 3", "Set: 1", "Value: €1,004.00"],
  ]);
  expect(await strip({ kind: "collection", collectionId: wishes.id })).toEqual([
    ...["Card: 1", "Different: 1", "Set: 1", "Value: €0.00", "Without a price: 1"],
  ]);
  const search = { kind: "search", query: "type:fire", show: "progress" };
  expect(await strip(search, { totals: { cards: true } })).toEqual([
    ...["Complete: 1 / 2", "Copies: 3", "Sets: 2"],
  ]);
});

test("no totals are told that were not asked for", async () => {
  const before = world.pricesRead();
  expect(await world.plan(ofBase(), { totals: { cards: true } })).toHaveProperty("totals");
  expect(await world.plan(ofBase())).not.toHaveProperty("totals");
  expect(world.pricesRead()).toBe(before);
});

const headings = ({ groups }: { groups?: readonly { heading: string; note?: string }[] }) =>
  groups?.map(({ heading, note }) => (note === undefined ? heading : `${heading} ${note}`));
const all = { kind: "search", query: "", show: "progress" };

test.each([
  ["set", ["Base Set 2 / 4", "Jungle 0 / 1", "Neo Genesis 0 / 1"]],
  ["series", ["Base 2 / 5", "Neo 0 / 1"]],
  ["generation", ["Generation I 2 / 4", "Generation II 0 / 1", "Other cards"]],
  ["type", ["Colorless", "Fire", "Lightning", "Psychic", "Trainer"]],
  ["rarity", ["Common", "Uncommon", "Rare Holo"]],
  [
    "artist",
    [
      ...["Hironobu Yoshida 0 / 1", "Kagemaru Himeno 0 / 1", "Ken Sugimori 0 / 2"],
      "Mitsuhiro Arita 2 / 2",
    ],
  ],
])("[IMG-2] cards by %s stand under %j", async (group, expected) => {
  const plan = await world.plan(all, { group });
  expect(headings(plan)).toEqual(expected);
  expect(plan.groups?.[0]?.from).toBe(0);
});

test("groups say where they begin, and cards keep their order within them", async () => {
  const plan = await world.plan(all, { group: "rarity", sort: "-name" });
  expect(plan.groups?.map(({ from }) => from)).toEqual([0, 1, 2]);
  expect(plan.cards.map(({ name }) => name)).toEqual([
    ...["Pikachu", "Professor Oak", "Mewtwo", "Lugia", "Flareon", "Charizard"],
  ]);
});

test("items are grouped by the first of their tags, and wishes say nothing of how far one is", async () => {
  const tagged = await studioWorld({
    held: [
      holding(binder, [
        copiesOf("Lugia", { tags: ["b-side", "album"] }),
        copiesOf("Charizard", { tags: ["Zoo"] }),
        copiesOf("Pikachu"),
      ]),
      holding(wishes, [copiesOf("Mewtwo", { location: "wish" })]),
    ],
  });
  const ofBinder = { kind: "collection", collectionId: binder.id };
  const plan = await tagged.plan(ofBinder, { group: "tag" });
  expect(headings(plan)).toEqual(["album", "Zoo", "Other cards"]);
  expect(headings(await tagged.plan(ofBinder, { group: "set" }))).toEqual([
    ...["Base Set 2 / 4", "Neo Genesis 1 / 1"],
  ]);
  // How far one is does not depend on which cards of it are drawn.
  expect(headings(await tagged.plan(ofBinder, { group: "set", filter: "zard" }))).toEqual([
    "Base Set 2 / 4",
  ]);
  const wished = { kind: "collection", collectionId: wishes.id };
  expect(headings(await tagged.plan(wished, { group: "set" }))).toEqual(["Base Set"]);
  // A heading above all that says that they are others says nothing.
  expect(await tagged.plan(wished, { group: "tag" })).not.toHaveProperty("groups");
});

test("words of several games are told apart", async () => {
  const both = await studioWorld({
    held: [holding(binder, [copiesOf("Portgas.D.Ace"), copiesOf("Charizard"), copiesOf("Lugia")])],
  });
  const owned = { kind: "owned" };
  expect(headings(await both.plan(owned, { group: "type" }))).toEqual([
    ...["Whitebeard Pirates · One Piece", "Colorless · Pokémon", "Fire · Pokémon"],
  ]);
  expect(headings(await both.plan(owned, { group: "generation" }))).toEqual([
    ...["Generation I 1 / 4", "Generation II 1 / 1", "Other cards"],
  ]);
  expect(headings(await both.plan(owned, { group: "set" }))).toEqual([
    ...["Base Set 1 / 4", "Neo Genesis 1 / 1", "Paramount War 1 / 1"],
  ]);
});
