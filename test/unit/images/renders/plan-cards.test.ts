import { expect, test } from "vitest";
import { planCards } from "#functions/images/renders/plan-cards.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { aLot } from "#test/support/collections/collections.ts";

const jungle = setId("pokemon", "en", "jungle");
const itemOf = (id: CollectionItem["printingId"], quantity = 1): CollectionItem =>
  aLot({ printingId: id, quantity });

async function planned(
  cards: Parameters<typeof aCard>[0][],
  set: Partial<CardSet> = {},
  more: CollectionItem[] = [],
) {
  const made = cards.map((card) => aCard(card));
  const catalog = await storeWith(made, aSet(set));
  return planCards([...made.map(({ id }) => itemOf(id)), ...more], { catalog });
}

test("plain numbers are counted against the set, as they stand on the card", async () => {
  const cards = await planned([{ number: "4" }, { number: "TG12" }, { number: "10a" }]);
  expect(new Set(cards.map(({ number }) => number))).toEqual(new Set(["4/102", "TG12", "10a"]));
  const uncounted = await planned([{ number: "4" }], { cardCount: { printed: 0, total: 10 } });
  expect(uncounted[0]?.number).toBe("4");
});

test("a card brings what may be written under it, and leaves out what nobody knows", async () => {
  const [full] = await planned([
    {
      attributes: { dexIds: [6, 7] },
      artist: "Mitsuhiro Arita",
      ...pictureAt("https://pictures.test/4/high.webp"),
    },
  ]);
  expect(full).toEqual({
    ...{ printingId: aCard().id, quantity: 1, isKnown: true, name: "Charizard", language: "en" },
    ...{
      setName: "Base Set",
      number: "4/102",
      speciesNumber: "No. 0006",
      artist: "Mitsuhiro Arita",
    },
    sourceUrl: "https://pictures.test/4/high.webp",
  });
  const [bare] = await planned([{}]);
  expect(Object.keys(bare ?? {})).not.toContain("speciesNumber");
  expect(Object.keys(bare ?? {})).not.toContain("artist");
  expect(Object.keys(bare ?? {})).not.toContain("sourceUrl");
});

test("a card that the catalogue does not know is planned by its id", async () => {
  const [inSet, elsewhere] = [
    printingId(aSet().id, "999"),
    printingId(setId("pokemon", "ja", "neo1"), "7"),
  ];
  const cards = await planned([], {}, [itemOf(elsewhere, 2), itemOf(inSet)]);
  expect(cards).toEqual([
    {
      ...{ printingId: inSet, name: "Unknown card", setName: "Base Set", number: "999" },
      ...{ language: "en", quantity: 1, isKnown: false },
    },
    {
      ...{ printingId: elsewhere, name: "Unknown card", setName: "pokemon:ja:neo1", number: "7" },
      ...{ language: "ja", quantity: 2, isKnown: false },
    },
  ]);
});

test("sets come by their release, and one without a date comes last", async () => {
  const base = [{ number: "2" }, { number: "10" }];
  const other = itemOf(printingId(jungle, "1"));
  const orderOf = async (releasedOn: string | undefined) =>
    (await planned(base, { releasedOn }, [other])).map(({ printingId: id }) => id.split(":")[2]);
  expect(await orderOf("1999-01-09")).toEqual(["base1-2", "base1-10", "jungle-1"]);
  // Neither has a date now: their ids decide.
  expect(await orderOf(undefined)).toEqual(["base1-2", "base1-10", "jungle-1"]);
});
