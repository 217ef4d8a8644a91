import { expect, test } from "vitest";
import { pokemonGroups } from "#bin/sample-upstream/tcgcsv/groups.ts";

const cardOf = (id: string, ...types: readonly string[]) => ({
  ...{ id, localId: id.split("-")[1] ?? "", name: "Charizard" },
  variants_detailed: types.map((type) => ({ type, thirdParty: { tcgplayer: 42 } })),
});
const set = { id: "base1", name: "Base", cardCount: { official: 102 } };

test("[PRC-1] a product that two cards name has one price of each printing", () => {
  const cards = [cardOf("base1-4", "holo", "normal"), cardOf("base1-5", "holo")];
  const catalogue = {
    sets: [{ ...set, thirdParty: { tcgplayer: 604 } }],
    cardsOf: () => cards,
  } as unknown as Parameters<typeof pokemonGroups>[0];
  const [group] = pokemonGroups(catalogue);
  const own = group?.products.filter(({ productId }) => productId === 42) ?? [];
  expect(own).toHaveLength(1);
  const subTypes = own[0]?.printings.map(({ subType }) => subType) ?? [];
  expect(subTypes.toSorted()).toEqual([...new Set(subTypes)].toSorted());
  expect(subTypes).toHaveLength(2);
});
