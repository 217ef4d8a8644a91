import { expect, test } from "vitest";
import { searchCards as searchCatalogue } from "#functions/catalog/index.ts";
import { searchCards } from "#functions/holdings/owned/search-cards.ts";
import { aLot } from "#test/support/collections/collections.ts";
import {
  binder,
  cardNamed,
  deck,
  holding,
  searchedHoldings,
  wishes,
} from "#test/support/holdings/searched-holdings.ts";

const copies = (name: string, quantity: number, change: Parameters<typeof aLot>[0] = {}) =>
  aLot({ printingId: cardNamed(name).id, quantity, ...change });

const deps = await searchedHoldings([
  holding(binder, [copies("Charizard", 2), copies("Charizard", 1, { variant: "normal" })]),
  holding(deck, [
    copies("Charizard", 1),
    copies("Blastoise", 1),
    copies("Pikachu", 4, { isProxy: true }),
  ]),
  holding(wishes, [copies("Pikachu", 1)]),
]);
const ask = (q: string, cursor?: string, limit = 100) => ({
  ...({ userId: "somebody", q, game: "pokemon", sort: "name", limit, cursor } as const),
});
const found = async (q: string) =>
  (await searchCards(ask(q), deps)).items.map(({ name }) => name).join(" ");

test.each([
  ["", "Blastoise Charizard Pikachu"],
  ["is:owned", "Blastoise Charizard"],
  ["owned:", "Blastoise Charizard"],
  ["owned:yes", "Blastoise Charizard"],
  // Proxies and wishes are no copies.
  ["-is:owned", "Pikachu"],
  ["-owned:", "Pikachu"],
  ["owned: hp>=120", "Charizard"],
  ["-owned: charizard", ""],
  ["(Owned: or pikachu) hp<110", "Blastoise Pikachu"],
  ['"owned:"', ""],
  ["is!=owned", "Pikachu"],
  ["owned:no", "Pikachu"],
  ["owned:0", "Pikachu"],
  ["owned=1", "Blastoise"],
  ["owned>=2", "Charizard"],
  ["owned>4", ""],
  ["owned:4", "Charizard"],
  ["owned<2", "Blastoise Pikachu"],
  ["owned!=1", "Charizard Pikachu"],
  ["hp>=100 -is:owned", ""],
  ["hp<100 or owned>3", "Charizard Pikachu"],
  ["type:water is:owned", "Blastoise"],
  ["OWNED>1", "Charizard"],
])("[SRCH-2] %s finds %s", async (q, expected) => {
  expect(await found(q)).toBe(expected);
});

test("what one owns is of the caller: collections are read where a query asks for it", async () => {
  let reads = 0;
  const held = {
    ...deps.held,
    among: (...asked: Parameters<typeof deps.held.among>) => {
      reads += 1;
      return deps.held.among(...asked);
    },
  };
  await searchCards(ask("charizard"), { ...deps, held });
  expect(reads).toBe(0);
  await searchCards(ask("charizard owned>1"), { ...deps, held });
  expect(reads).toBe(1);
});

test("pages go on where they were", async () => {
  const first = await searchCards(ask("is:owned", undefined, 1), deps);
  expect(first).toMatchObject({ items: [{ name: "Blastoise" }], total: 2 });
  const second = await searchCards(ask("is:owned", first.nextCursor, 1), deps);
  expect(second.items.map(({ name }) => name)).toEqual(["Charizard"]);
});

test.each([
  ["owned:many", /yes, no or how many copies was expected/],
  ["owned>yes", /yes, no or how many copies/],
  ["ownde:2", /did you mean owned/],
])("%s is refused with what was expected", async (q, expected) => {
  await expect(found(q)).rejects.toThrow(expected);
});

test("a search of the catalogue, which knows nobody, says where owned is known", async () => {
  const { userId: _, ...search } = ask("owned>1");
  await expect(searchCatalogue(search, deps)).rejects.toMatchObject({
    code: "catalog.bad_query",
    message: expect.stringContaining("GET /v1/holdings/cards"),
  });
});
