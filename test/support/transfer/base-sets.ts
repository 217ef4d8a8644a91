/** Sets in which cards of one name and of one number lie side by side. */
export const baseSets = {
  base1: {
    name: "Base Set",
    abbreviation: "BS",
    releasedOn: "1999-01-09",
    cards: { "4": "Charizard", "5": "Clefairy", "58": "Pikachu", "98": "Fire Energy" },
    more: { "4": { crosswalk: { tcgdex: "base1-4", tcgplayer: "42382" } } },
  },
  base2: {
    name: "Jungle",
    abbreviation: "JU",
    releasedOn: "1999-06-16",
    cardCount: { printed: 64, total: 64 },
    cards: { "60": "Pikachu" },
  },
  base4: {
    name: "Base Set 2",
    abbreviation: "B2",
    releasedOn: "2000-02-24",
    cardCount: { printed: 130, total: 130 },
    cards: { "4": "Charizard", "87": "Pikachu" },
  },
  "sv03.5": {
    name: "151",
    abbreviation: "MEW",
    crosswalk: { pokemontcg: "sv3pt5" },
    cardCount: { printed: 165, total: 207 },
    cards: { "006": "Charizard ex", "199": "Charizard ex", "025": "Pikachu" },
    more: { "006": { rarity: "Double rare" }, "199": { rarity: "Special illustration rare" } },
  },
};
