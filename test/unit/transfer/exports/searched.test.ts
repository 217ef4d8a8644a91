import { describe, expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { OwnFile } from "#schemas/transfer/own-format.ts";
import { aLot } from "#test/support/collections/collections.ts";
import {
  binder,
  cardNamed,
  deck,
  holding,
  searchedHoldings,
  wishes,
} from "#test/support/holdings/searched-holdings.ts";
import { charizardWords } from "#test/support/transfer/accounts.ts";
import { written } from "#test/support/transfer/written.ts";

const lot = (name: string, card: string, change: Partial<LotItem> = {}) =>
  aLot({ printingId: cardNamed(card).id, location: name, ...change, id: derivedId(name) });

const held = [
  holding(binder, [
    lot("fire", "Charizard", { quantity: 2 }),
    lot("water", "Blastoise", { notes: "Wet." }),
    lot("ace", "Portgas.D.Ace", { paid: { amount: 500, currency: "EUR" } }),
  ]),
  holding(deck, [lot("played", "Charizard", { condition: "damaged" })]),
  holding(wishes, [lot("wished", "Charizard")]),
];

/** Where the lots lie that a search exports, collection by collection. */
async function found(subject: { q: string; collectionId?: typeof binder.id }, money = true) {
  const deps = await searchedHoldings(held);
  const { item, bytes } = await written(
    held,
    { subject: { kind: "search", ...subject }, money },
    deps,
  );
  if (item?.state !== "done") return item?.error;
  const file = OwnFile.parse(JSON.parse(String(bytes)));
  expect(file).toMatchObject({ of: "search", query: subject.q });
  return Object.fromEntries(
    file.collections.map(({ name, items }) => [name, items.map(({ location }) => location).sort()]),
  );
}

describe("[EXP-1] a search exports", () => {
  test("what it finds in everything that one owns, which is not what one wishes for", async () => {
    expect(await found({ q: "charizard" })).toEqual({
      ...{ "Base Set binder": ["fire"], "Rain Dance": ["played"] },
    });
  });

  test("what it finds in one collection, of whatever kind", async () => {
    expect(await found({ q: "charizard", collectionId: wishes.id })).toEqual({
      Wishes: ["wished"],
    });
  });

  test("what is said of copies, and cards of several games side by side", async () => {
    expect(await found({ q: "condition:damaged" })).toEqual({ "Rain Dance": ["played"] });
    expect(await found({ q: "" })).toEqual({
      "Base Set binder": ["ace", "fire", "water"],
      "Rain Dance": ["played"],
    });
  });

  test("nothing where nothing is found", async () => {
    expect(await found({ q: "missingno" })).toEqual({});
  });

  test("no query about money where nothing is to be told of it", async () => {
    expect(await found({ q: "paid>1" })).toEqual({ "Base Set binder": ["ace"] });
    expect(await found({ q: "paid>1" }, false)).toContain("query");
  });
});

test("[COL-1] a sealed product has no number in a file, and is in no list of cards", async () => {
  const box = { ...charizardWords, name: "Base Set Booster Box", number: "", isSealed: true };
  const cardWords = () => ({
    of: async <Item>(items: readonly Item[]) => items.map((item) => ({ item, card: box })),
  });
  const json = await written(held, {}, { cardWords });
  const file = OwnFile.parse(JSON.parse(String(json.bytes)));
  const cards = file.collections.flatMap(({ items }) => items.map(({ card }) => card));
  expect(cards).toHaveLength(5);
  for (const card of cards) {
    expect(card?.name).toBe("Base Set Booster Box");
    expect(card).not.toHaveProperty("number");
  }
  const text = await written(held, { format: "text" }, { cardWords });
  expect(String(text.bytes)).toBe("");
  expect(text.item?.counts).toMatchObject({ items: 0, itemsSkipped: 5 });
});
