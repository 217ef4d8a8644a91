import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/index.ts";
import { isMeantByName } from "#functions/holdings/searching/meant-by-name.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";

const name = "pokemon 151 elite trainer box";
const isMeant = (q: string) => isMeantByName(parseSearchQuery(q, pokemon), name);

test.each([
  ...["", "elite", "box elite", "eli tra", '"trainer box"', "Pokémon", "-charizard", "-hp>100"],
  ...["booster or box", "(booster or elite) box", "name:trainer", "-name=charizard"],
])("%j means what is called so", (q) => {
  expect(isMeant(q)).toBe(true);
});

test.each([
  ...["charizard", "box booster", '"box trainer"', "-elite", "hp>100", "rarity:rare", "rainer"],
  ...["name=trainer", "elite hp>100", "!!!"],
])("%j does not mean it", (q) => {
  expect(isMeant(q)).toBe(false);
});
