import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import {
  type AskedDuplicates,
  listDuplicates,
} from "#functions/holdings/duplicates/list-duplicates.ts";
import { mostItemsShown } from "#schemas/http/held-duplicates.ts";
import { PrintingId } from "#schemas/values.ts";
import { aLot } from "#test/support/collections/collections.ts";
import {
  binder,
  cardNamed,
  deck,
  holding,
  searchedHoldings,
  wishes,
} from "#test/support/holdings/searched-holdings.ts";

type Change = Parameters<typeof aLot>[0];
const copies = (name: string, quantity: number, change: Change = {}) =>
  aLot({ printingId: cardNamed(name).id, quantity, ...change });
const german = PrintingId.parse(cardNamed("Charizard").id.replace(":en:", ":de:"));

const deps = await searchedHoldings([
  holding(binder, [
    copies("Charizard", 2),
    copies("Charizard", 1, { variant: "normal" }),
    copies("Blastoise", 1),
    copies("Pikachu", 9, { isProxy: true }),
    aLot({ printingId: german }),
  ]),
  holding(deck, [copies("Charizard", 1, { condition: "damaged" }), copies("Blastoise", 1)]),
  holding(wishes, [copies("Pikachu", 5)]),
]);

const ask = (change: Partial<AskedDuplicates> = {}): AskedDuplicates => ({
  ...{ userId: "somebody", by: "copy", moreThan: 1, money: true, limit: 100, ...change },
});
const told = async (change: Partial<AskedDuplicates> = {}) =>
  (await listDuplicates(ask(change), deps)).items.map(
    ({ card, printingId, copies: all, spare, items }) =>
      `${card?.name ?? printingId} ${all} ${spare} ${items.length}`,
  );

test("copies of one printing and variant are the same, wherever they are and whatever their state", async () => {
  expect(await told()).toEqual(["Charizard 3 2 2", "Blastoise 2 1 2"]);
});

test("copies of one printing are the same in all variants, and of one card in all languages", async () => {
  expect(await told({ by: "printing" })).toEqual(["Charizard 4 3 3", "Blastoise 2 1 2"]);
  const [first] = await told({ by: "card" });
  expect(first).toMatch(/ 5 4 4$/);
});

test("without money nothing is told of what was paid", async () => {
  const paid = { amount: 412_50, currency: "EUR" };
  const own = await searchedHoldings([holding(binder, [copies("Charizard", 2, { paid })])]);
  const items = async (money: boolean) =>
    (await listDuplicates(ask({ money }), own)).items.flatMap((one) => one.items);
  expect(await items(true)).toMatchObject([{ paid }]);
  expect(JSON.stringify(await items(false))).not.toMatch(/paid|EUR/);
});

test("so many as are wanted are none too many", async () => {
  expect(await told({ moreThan: 2 })).toEqual(["Charizard 3 1 2"]);
  expect(await told({ moreThan: 3 })).toEqual([]);
});

test("decks can be left aside, and wish lists are asked only by name", async () => {
  expect(await told({ kinds: ["binder", "tradelist"] })).toEqual(["Charizard 2 1 1"]);
  expect(await told({ collectionId: wishes.id })).toEqual(["Pikachu 5 4 1"]);
  await expect(told({ collectionId: derivedId("none") })).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
});

test("[API-4] pages hold each card once, with the sums of all pages", async () => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listDuplicates(ask({ limit: 1, cursor }), deps);
    expect(page).toMatchObject({ total: 2, spare: 3 });
    found.push(...page.items.map(({ printingId }) => printingId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(found).toEqual([cardNamed("Charizard").id, cardNamed("Blastoise").id]);
});

test("of a card in very many items a hundred are shown, and all are counted", async () => {
  const many = Array.from({ length: mostItemsShown + 5 }, (_none, nth) =>
    copies("Charizard", 1, { location: `Box ${nth}` }),
  );
  const [first] = (await listDuplicates(ask(), await searchedHoldings([holding(binder, many)])))
    .items;
  expect(first).toMatchObject({ copies: mostItemsShown + 5, spare: mostItemsShown + 4 });
  expect(first?.items).toHaveLength(mostItemsShown);
});
