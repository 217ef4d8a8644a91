import type { AskedCard } from "#functions/prices/listings/listing.ts";

const variant = (key: string, finish: string, ...marks: string[]) => ({ key, finish, marks });

/** Charizard of the Base Set, in its three editions. */
export const baseCharizard: AskedCard = {
  ...{ game: "pokemon", language: "en", usualLanguage: "en" },
  ...{ name: "Charizard", number: "4", printedCount: 102, setName: "Base Set" },
  ...{ setCodes: ["BS"], rarity: "Rare Holo" },
  variants: [
    variant("holo.unlimited", "holo", "unlimited"),
    variant("holo.shadowless", "holo", "shadowless"),
    variant("holo.shadowless.1st-edition", "holo", "shadowless", "1st-edition"),
  ],
};

/** A card of a newer set whose name ends in a mechanic, of which the set has several. */
export const modernCharizard: AskedCard = {
  ...{ game: "pokemon", language: "en", usualLanguage: "en" },
  ...{ name: "Charizard ex", number: "199", printedCount: 165, setName: "151" },
  ...{ setCodes: ["MEW", "sv3pt5"], rarity: "Special Illustration Rare" },
  variants: [variant("holo", "holo")],
};

/** A common card that is also made as a reverse holo. */
export const commonPikachu: AskedCard = {
  ...{ game: "pokemon", language: "en", usualLanguage: "en" },
  ...{ name: "Pikachu", number: "58", printedCount: 130, setName: "Base Set 2" },
  ...{ setCodes: ["B2"], rarity: "Common" },
  variants: [variant("normal", "normal"), variant("reverse", "reverse")],
};

/** The first print of a card that is known by its code. */
export const plainLuffy: AskedCard = {
  ...{ game: "onepiece", language: "en", usualLanguage: "en" },
  ...{ name: "Monkey.D.Luffy", number: "OP01-003", printedCount: 121, setName: "Romance Dawn" },
  ...{ setCodes: ["OP-01", "OP01"], rarity: "Leader" },
  variants: [variant("normal", "normal")],
};

/** Another print of it. */
export const parallelLuffy: AskedCard = { ...plainLuffy, print: "parallel" };

const shiny = [variant("holo", "holo")];

/** A promotional card, of a set that is numbered through and has no count. */
export const promotionalCharmander: AskedCard = {
  ...{ game: "pokemon", language: "en", usualLanguage: "en" },
  ...{ name: "Charmander", number: "044", printedCount: 0, rarity: "Promo", variants: shiny },
  ...{ setName: "Scarlet & Violet Black Star Promos", setCodes: ["SVP"] },
};

/** A card whose name has a sign that sellers write in words. */
export const starRayquaza: AskedCard = {
  ...{ game: "pokemon", language: "en", usualLanguage: "en" },
  ...{ name: "Rayquaza ★", number: "107", printedCount: 107, rarity: "Rare Holo Star" },
  ...{ setName: "Deoxys", setCodes: ["DX"], variants: shiny },
};

/** A card of two, with what sellers say between their names and `GX`. */
export const twoInOne: AskedCard = {
  ...{ game: "pokemon", language: "en", usualLanguage: "en" },
  ...{ name: "Gengar & Mimikyu-GX", number: "165", printedCount: 181, rarity: "Ultra Rare" },
  ...{ setName: "Team Up", setCodes: ["TEU"], variants: shiny },
};
