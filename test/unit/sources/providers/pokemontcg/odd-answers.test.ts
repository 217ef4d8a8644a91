import { expect, test } from "vitest";
import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import { fittingCard } from "#functions/catalog/silver/fitting-card.ts";
import { readCard } from "#functions/sources/providers/pokemontcg/card-object.ts";
import { cardRecords, setRecords } from "#functions/sources/providers/pokemontcg/records.ts";
import { remadeCard } from "#functions/sources/providers/pokemontcg/remade.ts";
import { pokemontcg } from "#functions/sources/providers/pokemontcg.ts";
import { games } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

const object = (change: object = {}) => ({
  ...{ id: "base1-4", name: "Charizard", supertype: "Pokémon", number: "4" },
  ...{ hp: "120", legalities: {}, images: {} },
  ...change,
});
const fit = fittingCard(games);
const fragmentsOf = (change: object) =>
  readCard(object(change), "base1").map(({ fragment }) => fit.parse(fragment));
const told = (objects: readonly unknown[]) =>
  [...cardRecords(objects, { set: "base1" })].map((one) =>
    "reject" in one ? one.reject : [one.record.kind, one.record.sourceId],
  );
const listed = (objects: readonly unknown[]) =>
  [...cardRecords(objects, { set: "base1" })].flatMap((one) =>
    "record" in one && one.record.kind === "members" ? [one.record.value] : [],
  );

test.each([
  { convertedRetreatCost: 1_000_000_000 },
  { convertedRetreatCost: 2 ** 40, retreatCost: ["Colorless"] },
  { hp: "9999999999" },
  { nationalPokedexNumbers: [2 ** 40, 6] },
  { attacks: [{ name: "A", cost: [], convertedEnergyCost: 2 ** 40, damage: "" }] },
])("[CAT-3] a number that no card has costs itself only, and is kept: %j", (change) => {
  const [fragment] = fragmentsOf(change);
  expect(fragment).toMatchObject({ id: "pokemon:en:base1-4", name: "Charizard" });
  expect(fragment && remadeCard(fragment)).toEqual(object(change));
});

test.each([
  { rules: ["", "A rule."] },
  { rules: [" "] },
  { name: " Charizard " },
  { supertype: "Pokémon " },
  { number: " 4" },
])("[CAT-6] blanks where there should be none are kept as they came: %j", (change) => {
  const [fragment] = fragmentsOf(change);
  expect(fragment && remadeCard(fragment)).toEqual(object(change));
  expect(fragment?.findings.map(({ code }) => code)).not.toContain("unfitting_attribute");
});

test("[CAT-3] two cards of one id on a page: the second is refused, and said", () => {
  expect(told([object(), object({ name: "Blastoise", number: "2" })])).toEqual([
    ["card", "base1-4"],
    { place: "base1-4", reason: "The page has another card of this id already." },
    ["members", "base1  in pokemon:en:base1"],
  ]);
});

test("[CAT-4] what cannot be read today is listed: it has not gone", () => {
  expect(listed([object({ name: "" }), object({ id: "base1-5", number: "5" })])).toMatchObject([
    { printingIds: ["pokemon:en:base1-4", "pokemon:en:base1-5"] },
  ]);
  const sets = [
    ...setRecords([{ id: "base1", name: "" }, { id: "base2", name: "Jungle" }, {}], {}),
  ];
  expect(sets.at(-1)).toMatchObject({
    record: { kind: "sets-listed", value: { setIds: ["pokemon:en:base1", "pokemon:en:base2"] } },
  });
});

test("a number that no id can be made of costs itself only", () => {
  const number = "☆".repeat(40);
  const odd = object({ id: `base1-${number}`, number });
  expect(listed([odd, object()])).toMatchObject([{ printingIds: ["pokemon:en:base1-4"] }]);
});

test("[CAT-3] a card of another set than the one that lists it is a finding", () => {
  const code = "other_set";
  const detail = "the list of base1 names the card, which says that it is of base2";
  expect(fragmentsOf({ set: { id: "base2" } })[0]?.findings).toEqual([{ code, detail }]);
  for (const set of [undefined, { id: "base1" }, { id: "BASE1" }]) {
    expect(fragmentsOf({ set })[0]?.findings).toEqual([]);
  }
});

test("[ING-5] a page without entries is the last, however many there are said to be", () => {
  const source = pokemontcg("http://cards.test");
  const unit = { dataset: "sets", unit: "base1" };
  const next = (page: object) =>
    source.listed(unit, "page:1", JSON.stringify(page)).next?.map(({ name }) => name);
  expect(next({ data: [], page: 3, totalCount: 1_000_000 })).toEqual([]);
  expect(next({ data: [object()], page: 1, totalCount: 251 })).toEqual(["page:2"]);
});

test("[CAT-3] a card of another set by its id costs itself only, and leaves its place for no other", () => {
  const reason = "The page is of another set than its id and it say.";
  for (const set of [undefined, { id: "base2" }, 7]) {
    const objects = [object({ id: "base2-5", number: "5", set }), object()];
    expect(told(objects)).toEqual([
      { place: "base2-5", reason },
      ["card", "base1-4"],
      ["members", "base1  in pokemon:en:base1"],
    ]);
    expect(listed(objects)).toMatchObject([{ printingIds: ["pokemon:en:base1-4"] }]);
  }
});

const said = (id: string, number: string) => object({ id, number });
const inBase1 = (id: string, number: string) => object({ id, number, set: { id: "base1" } });
test.each([
  [
    "that says itself that it is of the set",
    [inBase1("base2-5", "6"), said("base1-5", "5")],
    ["5", "6"],
  ],
  ["of another number than its id", [said("base1-5", "7")], ["7"]],
  ["whose number is another's", [said("base1-3", "4"), said("base1-4", "4")], ["3", "4"]],
  ["that is nowhere at home", [said("base1-5", "4"), said("base1-6", "4")], ["4", "6"]],
])("[CAT-4] a card %s is listed where it lies", (_what, objects, numbers) => {
  const own = mergeCards(
    pokemon,
    objects.flatMap((one) =>
      readCard(one, "base1").map(({ sourceId, fragment }) => ({
        ...{ sourceId, value: fit.parse(fragment) },
        provenance: aProvenance({ source: "pokemontcg" }),
        contentHash: "",
      })),
    ),
  );
  const ids = numbers.map((number) => `pokemon:en:base1-${number}`);
  expect(listed(objects).map((list) => Object(list).printingIds.toSorted())).toEqual([ids]);
  expect(own.map(({ value }) => value.id).sort()).toEqual(ids);
});
