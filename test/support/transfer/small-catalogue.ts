const print = (cardCode: string, rarity = "Common") => ({ attributes: { cardCode }, rarity });
const charizard = ["Charizard", "holo.unlimited", "holo.shadowless.1st-edition"] as const;

/** Cards of both games that files of people have: holos alone, plain ones with a reverse, all three, an alternate art. */
export const smallCatalogue = {
  base1: {
    name: "Base Set",
    abbreviation: "BS",
    cardCount: { printed: 102, total: 102 },
    cards: { "4": charizard, "58": ["Pikachu", "normal"] as const },
    more: { "4": { crosswalk: { tcgplayer: "42382", cardmarket: "273699" } } },
  },
  "de:base1": {
    ...{ name: "Grundset", language: "de", cardCount: { printed: 102, total: 102 } },
    cards: { "4": ["Glurak", "holo.unlimited", "holo.shadowless.1st-edition"] as const },
  },
  "sv03.5": {
    name: "151",
    abbreviation: "MEW",
    cardCount: { printed: 165, total: 207 },
    cards: {
      "006": ["Charizard ex", "holo"] as const,
      "025": ["Pikachu", "normal", "reverse"] as const,
      "065": ["Alakazam", "normal", "holo", "reverse"] as const,
      "145": ["Zapdos", "holo", "reverse"] as const,
    },
    more: { "025": { crosswalk: { cardmarket: "733600" } } },
  },
  "op-01": {
    ...{ game: "onepiece", name: "ROMANCE DAWN", abbreviation: "OP-01" },
    cards: { "016": "Nami", "016_p1": "Nami" },
    more: { "016": print("OP01-016"), "016_p1": print("OP01-016") },
  },
};
