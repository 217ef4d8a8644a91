const firstEdition = { edition: "1st-edition" } as const;
const unlimited = { edition: "unlimited" } as const;

const pokemon = {
  normal: { key: "normal", finishes: ["normal"] },
  holofoil: { key: "holo", finishes: ["holo"] },
  reverseholofoil: { key: "reverse", finishes: ["reverse"] },
  "1stedition": { key: "normal.1st-edition", finishes: ["normal", "holo"], ...firstEdition },
  "1steditionnormal": { key: "normal.1st-edition", finishes: ["normal"], ...firstEdition },
  "1steditionholofoil": { key: "holo.1st-edition", finishes: ["holo"], ...firstEdition },
  unlimited: { key: "normal.unlimited", finishes: ["normal", "holo"], ...unlimited },
  unlimitednormal: { key: "normal.unlimited", finishes: ["normal"], ...unlimited },
  unlimitedholofoil: { key: "holo.unlimited", finishes: ["holo"], ...unlimited },
} as const;

/** TCGplayer: the sub-types of its products, and what TCGdex calls them. */
export const tcgplayerShop = {
  name: "tcgplayer",
  toldBy: ["tcgcsv", "tcgplayer"],
  words: {
    pokemon: {
      ...pokemon,
      // In TCGdex's words of before.
      ...{ holo: pokemon.holofoil, reverse: pokemon.reverseholofoil },
      firstedition: pokemon["1stedition"],
    },
    onepiece: {
      normal: { key: "normal", finishes: ["normal"] },
      // Each print is made in one way, and catalogues say of none that it shines.
      foil: { key: "foil", finishes: ["foil", "holo", "normal"] },
    },
  },
} as const;
