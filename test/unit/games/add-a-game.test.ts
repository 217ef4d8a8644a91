import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildIndex, catalogRecorders } from "#functions/catalog/index.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { getSpecies } from "#functions/catalog/reading/get-species.ts";
import { listSetCards } from "#functions/catalog/reading/list-set-cards.ts";
import { searchCards } from "#functions/catalog/search/search-cards.ts";
import { knownCards } from "#functions/studio/cards/known-cards.ts";
import { plannedCard } from "#functions/studio/cards/planned-card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import {
  type Attributes,
  type GameDefinition,
  gamesOf,
  games as projectGames,
} from "#schemas/games/index.ts";
import { gamesPage } from "#schemas/games/page.ts";
import { rarityPage } from "#schemas/games/rarity-page.ts";
import { cardViewsOf } from "#schemas/http/card-views.ts";
import { searchCards as searchCardsOperation } from "#schemas/http/catalog.ts";
import { SchemaBook } from "#schemas/openapi-schemas.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, easyReader } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";
import { aLot } from "#test/support/collections/collections.ts";

/*
 * The steps of docs/add-a-game.md, taken with a game that nobody plays. What follows goes through
 * the same functions as the games that ship; no line of them knows marbles.
 */

/** Step 1: the definition. Numbers count down, and are written in braces. */
const marbles: GameDefinition = {
  name: "marbles",
  label: "Marbles",
  attributes: {
    weight: {
      ...{ kind: "number", label: "Weight", description: "Weight in grams." },
      field: { also: ["grams"] },
    },
    glass: {
      ...{ kind: "list", label: "Glass", description: "Colours of the glass." },
      field: { also: [] },
    },
    blown: {
      ...{ kind: "flag", label: "Blown", description: "Whether it was blown by mouth." },
      field: { also: [] },
    },
    patented: {
      ...{ kind: "date", label: "Patented", description: "Day of its patent." },
      field: { also: [] },
    },
    legend: {
      ...{ kind: "text", label: "Legend", description: "The story told of it.", isDetail: true },
    },
  },
  sortNumber: (number) => String(99_999 - Number(number)).padStart(5, "0"),
  writeNumber: (number, { printedCount }) => `{${number} of ${printedCount}}`,
  picturesMayBeHosted: true,
  pictureSizes: [{ size: "round", widthPx: 300, heightPx: 300 }],
  precedence: { default: ["attic"] },
};
const games = gamesOf([marbles]);
const game = marbles.name;
const set = aSet({
  ...{ id: setId(game, "en", "box"), game, name: "Box", releasedOn: "2020-05-05" },
  cardCount: { printed: 20, total: 20 },
});

const card = (number: string, name: string, attributes: Attributes) =>
  aCard({
    ...{ game, setId: set.id, number, name, category: "marble", attributes },
    images: [{ size: "round", url: `https://attic.test/${number}` }],
  });
const cards = [
  card("2", "Cat’s Eye", { weight: 5, glass: ["green"], blown: false, patented: "1951-02-03" }),
  card("10", "Onion Skin", { weight: 9, glass: ["red", "white"], blown: true, legend: "Long." }),
  card("1", "Bumblebee", { weight: 5, glass: ["yellow"] }),
];

async function catalogue() {
  const store = memoryCatalogStore(games);
  const clock = () => new Date("2026-02-01T06:00:00.000Z");
  const deps = {
    ...{ store, games, clock, files: memoryIndexFiles(), pointers: memoryIndexPointers() },
  };
  const provenance = aProvenance({ source: "attic" });
  await recordSet({ set, members: cards.map(({ id }) => id), provenance }, deps);
  await recordCards(
    cards.map((one) => ({ card: one, provenance })),
    deps,
  );
  const index = currentSearchIndex(marbles, { ...deps, ...easyReader });
  await buildIndex(game, deps);
  const names = async (q: string, sort: "name" | "number" = "name") =>
    (await searchCards({ q, game, sort, limit: 9 }, { ...deps, searchIn: () => index })).items.map(
      ({ name }) => name,
    );
  return { ...deps, index, names };
}

/* Step 2, a source, or two that contradict each other: two-sources.test.ts. */

test.each([
  ["weight<9", ["Bumblebee", "Cat’s Eye"]],
  ["grams=9", ["Onion Skin"]],
  ["glass:white", ["Onion Skin"]],
  ["blown:yes", ["Onion Skin"]],
  ["blown:no", ["Cat’s Eye"]],
  ["blown!=false", ["Bumblebee", "Onion Skin"]],
  ["patented<1960", ["Cat’s Eye"]],
  ["onion or number:1", ["Bumblebee", "Onion Skin"]],
  ["year:2020 category:marble -glass:red", ["Bumblebee", "Cat’s Eye"]],
])("step 3, search: %s finds %j", async (query, expected) => {
  expect(await (await catalogue()).names(query)).toEqual(expected);
});

test("step 3, search: a mistake is explained by the game’s own fields", async () => {
  const { names } = await catalogue();
  await expect(names("hp>3")).rejects.toThrow(
    /there are name, .*, weight, glass, blown, patented, year, released/,
  );
  await expect(names("legend:long")).rejects.toThrow('no field "legend"');
  await expect(names("blown:perhaps")).rejects.toThrow('yes or no was expected, not "perhaps"');
  await expect(names("blown<yes")).rejects.toThrow("is yes or no and takes");
});

test("step 3, order: cards stand in the order that the game gives its numbers", async () => {
  const { names, index, ...deps } = await catalogue();
  expect(await names("", "number")).toEqual(["Onion Skin", "Cat’s Eye", "Bumblebee"]);
  const indexedSet = index.setCards;
  const { items } = await listSetCards({ setId: set.id, limit: 9 }, { ...deps, indexedSet });
  expect(items.map(({ number }) => number)).toEqual(["10", "2", "1"]);
});

test("step 4, view: one card shows its attributes flat, a list leaves long texts out", async () => {
  const { index, ...deps } = await catalogue();
  const id = printingId(set.id, "10");
  const { otherLanguages, sharedIds, setCards: indexedSet } = index;
  const whole = await getCard(id, { ...deps, otherLanguages, sharedIds });
  expect(whole).toMatchObject({ weight: 9, glass: ["red", "white"], blown: true, legend: "Long." });
  expect(whole.images).toEqual([
    {
      path: `/v1/cards/${id}/image?size=round`,
      size: "round",
      widthPx: 300,
      heightPx: 300,
      url: "https://attic.test/10",
    },
  ]);
  expect(cardViewsOf(games).parse(whole)).toEqual(whole);
  const { items } = await listSetCards({ setId: set.id, limit: 9 }, { ...deps, indexedSet });
  expect(items[0]).toMatchObject({ weight: 9 });
  expect(items[0]).not.toHaveProperty("legend");
});

test("step 4, view: a game that defines no species has none", async () => {
  const deps = await catalogue();
  await expect(getSpecies({ game, dexId: 1 }, deps)).rejects.toThrow("Marbles has no species.");
});

test("step 4, pictures: numbers are written as the game writes them", async () => {
  const { store } = await catalogue();
  const item = { ...aLot(), printingId: printingId(set.id, "10") };
  const searchIn = () => ({ cards: async () => [] });
  const known = await knownCards([item.printingId], { searchIn, store, games });
  const planned = plannedCard({ printingId: item.printingId, copies: [item] }, known, {
    language: "en",
  });
  expect(planned).toMatchObject({ number: "{10 of 20}", sourceUrl: "https://attic.test/10" });
  expect(planned).not.toHaveProperty("speciesNumber");
});

test("step 5, documentation: the API's document and the page of games follow", () => {
  const book = new SchemaBook();
  book.schemaOf(cardViewsOf(games), "output");
  expect(book.components()).toMatchObject({
    CardView: expect.anything(),
    MarblesCardView: {
      properties: { weight: { type: "integer", description: "Weight in grams." } },
    },
  });
  const page = gamesPage(games);
  expect(page).toContain("| `weight` | number | `weight`, `grams` | Weight in grams. |");
  expect(page).toContain("| `legend` | text | – | The story told of it. One card only. |");
});

test("the page on games says how: each step of this test is one of it", () => {
  const guide = readFileSync(new URL("../../../docs/add-a-game.md", import.meta.url), "utf8");
  const steps = [...guide.matchAll(/^## (\d)\. /gm)].map(([, step]) => step);
  expect(steps).toEqual(["1", "2", "3", "4", "5"]);
});

test("the committed page is that of the games (npm run docs writes it)", () => {
  const committed = readFileSync(new URL("../../../docs/games.md", import.meta.url), "utf8");
  expect(committed).toBe(gamesPage(projectGames));
  const rarities = readFileSync(new URL("../../../docs/rarities.md", import.meta.url), "utf8");
  expect(rarities).toBe(rarityPage(projectGames));
});

test("[API-2] a request for a game that is none names those that are", () => {
  const { error } = searchCardsOperation.request.query.safeParse({ game: "marbles" });
  expect(error?.issues[0]?.message).toBe("must be a game of the catalogue: pokemon, onepiece");
});

test("[ING-7] an attribute of another kind than its game says is left out with a finding, the rest stays", async () => {
  const store = memoryCatalogStore(games);
  const odd = { weight: "5", glass: ["red", 7], colour: "red", blown: true };
  const recorder = catalogRecorders({ store, games }).find(({ kind }) => kind === "card");
  const taken = await recorder?.record([
    {
      sourceId: "3",
      value: { ...card("3", "Aggie", {}), attributes: odd },
      provenance: aProvenance({ source: "attic" }),
    },
  ]);
  expect(taken).toMatchObject({ written: 1, refused: [], drifted: 1 });
  expect(taken?.drift?.[0]?.fields).toEqual([
    "unfitting_attribute weight",
    "unfitting_attribute glass",
    "unfitting_attribute colour",
  ]);
  const [stored] = await store.cards([printingId(set.id, "3")]);
  expect(stored?.value.attributes).toEqual({ glass: ["red"], blown: true });
  expect(stored?.value.findings.map(({ detail }) => detail.split(":")[0])).toEqual([
    "weight",
    "glass[1]",
    "colour",
  ]);
});
