const unlimited = { unlimited: "Legal" };

/** Invented as far as its texts go. */
export const fossil = {
  ...{ id: "base3", name: "Fossil", series: "Base", printedTotal: 62, total: 62 },
  legalities: unlimited,
  ...{ ptcgoCode: "FO", releaseDate: "1999/10/10", updatedAt: "2022/10/10 15:12:00" },
  images: {
    symbol: "https://api.example.com/v1/sets/pokemon:en:base3/symbol",
    logo: "https://api.example.com/v1/sets/pokemon:en:base3/logo",
  },
};

export const blastoise = {
  ...{ id: "base1-2", name: "Blastoise", supertype: "Pokémon", subtypes: ["Stage 2"], hp: "100" },
  types: ["Water"],
  attacks: [
    {
      ...{ name: "Hydro Pump", cost: ["Water", "Water", "Water"], convertedEnergyCost: 3 },
      ...{ damage: "40+", text: "Invented." },
    },
  ],
  set: fossil,
  ...{ number: "2", rarity: "Rare Holo", nationalPokedexNumbers: [9], legalities: unlimited },
  images: {
    small: "https://api.example.com/v1/cards/pokemon:en:base1-2/image?size=small",
    large: "https://api.example.com/v1/cards/pokemon:en:base1-2/image?size=large",
  },
  tcgplayer: {
    ...{ url: "https://prices.pokemontcg.io/tcgplayer/base1-2", updatedAt: "2026/07/22" },
    prices: { holofoil: { low: 55.0, mid: 80.5, high: 250.0, market: 79.9, directLow: null } },
  },
};
