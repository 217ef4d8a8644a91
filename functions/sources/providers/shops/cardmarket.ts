/** Of most products it tells one price; which finish that is of follows from the card. */
const plain = { key: "normal", finishes: ["normal", "holo"], isPlain: true } as const;

/** Cardmarket: a product is a card, and a second row of columns is of its copies in another finish. */
export const cardmarketShop = {
  name: "cardmarket",
  toldBy: ["cardmarket"],
  words: {
    pokemon: {
      "": plain,
      normal: plain,
      plain,
      // What it calls holo are reverse copies in practice: a card that is holo has its price in the first row.
      holo: { key: "reverse", finishes: ["reverse"] },
    },
    onepiece: {
      "": plain,
      normal: plain,
      plain,
      foil: { key: "foil", finishes: ["foil", "holo"] },
    },
  },
} as const;
