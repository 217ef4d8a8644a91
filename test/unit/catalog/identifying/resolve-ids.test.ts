import { expect, test } from "vitest";
import { resolveIds } from "#functions/catalog/identifying/resolve-ids.ts";
import { resolveIds as operation } from "#schemas/http/catalog-ids.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { called } from "#test/support/catalogue/id-tables.ts";
import { indexedGames } from "#test/support/catalogue/indexed-games.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";

const charizard = called("pokemon:en:base1-4", {
  crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4", cardmarket: "273699" },
  variants: [
    { key: "holo.unlimited", finish: "holo", productIds: { tcgplayer: "42382" } },
    { key: "holo.1st-edition", finish: "holo", productIds: { tcgplayer: "42382" } },
    { key: "normal", finish: "normal", productIds: { tcgplayer: "9" } },
  ],
});
const german = called("pokemon:de:base1-4", { crosswalk: { tcgdex: "base1-4" }, name: "Glurak" });
const gone = called("pokemon:en:base1-5", { crosswalk: { tcgdex: "base1-5" } });
const prints = ["013", "013_p1"].map((number) =>
  called(`onepiece:en:op-02-${number}`, {
    attributes: { cardCode: "OP02-013" },
    crosswalk: { "punk-records": `569102/OP02-${number}` },
  }),
);
const catalogue = () => indexedGames([charizard, german, ...prints], [gone]);
const resolved = async (ids: readonly string[], language?: string) =>
  resolveIds({ ids, language }, await catalogue());

test("[CAT-1] ids of any source come to our cards, in their order", async () => {
  const ids = ["tcgplayer:42382", "OP02-013_p1", "base1-4", "pokemon:de:base1-4", "base1-4"];
  const items = await resolved(ids);
  expect(items.map(({ id, outcome }) => [id, outcome])).toEqual(ids.map((id) => [id, "found"]));
  expect(items.map(({ cards }) => cards.map(({ id }) => id))).toEqual([
    ...[[charizard.id], [prints[1]?.id], [charizard.id], [german.id], [charizard.id]],
  ]);
  expect(() => operation.response.body.parse({ items })).not.toThrow();
});

test("a card is told in short, and of a product the variants that it is", async () => {
  const [byProduct, bySource] = await resolved(["TCGplayer:42382", "cardmarket:273699"]);
  const short = {
    ...{ id: charizard.id, game: "pokemon", language: "en", setId: "pokemon:en:base1" },
    ...{ number: "4", name: "Charizard", status: "current" },
  };
  const variants = ["holo.unlimited", "holo.1st-edition"];
  expect(byProduct?.cards).toEqual([{ ...short, variants }]);
  expect(bySource?.cards).toEqual([short]);
});

test("what means nothing, or several, says why and costs its neighbours nothing", async () => {
  const ids = ["foo:1", "tcgdex:base1-9", "nonsense", "OP02-013", "pokemon:en:base1-9", "base1-4"];
  const items = await resolved(ids);
  expect(items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["unknown", "unknown_kind"],
    ["unknown", "no_such_card"],
    ["unknown", "no_id"],
    ["ambiguous", "several_prints"],
    ["unknown", "no_such_card"],
    ["found", undefined],
  ]);
  expect(items[0]?.detail).toContain(
    'No source and no shop is known as "foo"; there are cardmarket,',
  );
  expect(items[2]?.detail).toContain('"nonsense" is no id of a card');
  expect(items[3]?.cards.map(({ id }) => id)).toEqual(prints.map(({ id }) => id));
  expect(items[4]?.detail).toBe('There is no card "pokemon:en:base1-9".');
});

test("a removed card is found by its ids, and says so", async () => {
  const items = await resolved(["tcgdex:base1-5", "pokemon:en:base1-5"]);
  expect(items.map(({ cards }) => cards.map(({ id, status }) => [id, status]))).toEqual([
    [[gone.id, "removed"]],
    [[gone.id, "removed"]],
  ]);
});

test("a card that is younger than the index is found by our own id", async () => {
  const deps = await catalogue();
  const young = called("pokemon:en:base1-6");
  await recordCards([{ card: young, provenance: aProvenance() }], deps);
  const ids = [young.id, charizard.id];
  const items = await resolveIds({ ids }, deps);
  expect(items.map(({ cards }) => cards.map(({ id }) => id))).toEqual([[young.id], [charizard.id]]);
});

test("in a language that is asked for, our own ids stay what they are", async () => {
  const ids = ["tcgdex:base1-4", "pokemontcg:base1-4", charizard.id];
  const items = await resolved(ids, "de");
  expect(items.map(({ reason, cards }) => reason ?? cards[0]?.id)).toEqual([
    ...[german.id, "other_language", charizard.id],
  ]);
});

test("before there is an index nothing is known, and that is said", async () => {
  const { searchIn, store } = await indexedGames([]);
  const nothing = () => ({ ...searchIn, idTable: async () => undefined, cards: async () => [] });
  const deps = { store, searchIn: Object.assign(nothing) };
  const items = await resolveIds({ ids: ["base1-4", charizard.id] }, deps);
  expect(items.map(({ reason }) => reason)).toEqual(["not_indexed", "no_such_card"]);
});

test("[CAT-1] what is no id at all costs its neighbours nothing, and is told as it was sent", async () => {
  const odd = [
    "",
    " ",
    "\u0000",
    "x".repeat(5_000),
    "__proto__",
    "constructor-toString",
    "\ud800",
    "a b-c",
    "-",
    ":",
  ];
  const ids = [...odd, " base1-4 ", "base1-4"];
  const { data } = operation.request.body.safeParse({ ids });
  const items = await resolved(data?.ids ?? []);
  expect(items.map(({ id }) => id)).toEqual(ids);
  expect(items.slice(0, odd.length).map(({ outcome }) => outcome)).toEqual(
    odd.map(() => "unknown"),
  );
  expect(items.slice(odd.length).map(({ cards }) => cards[0]?.id)).toEqual([
    charizard.id,
    charizard.id,
  ]);
  for (const { detail = "" } of items) expect(detail.length).toBeLessThan(300);
});
