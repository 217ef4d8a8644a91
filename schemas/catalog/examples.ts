/** Examples that the documentation of several operations shows. */
export const charizard = {
  id: "pokemon:en:base1-4",
  game: "pokemon",
  language: "en",
  setId: "pokemon:en:base1",
  number: "4",
  name: "Charizard",
  category: "pokemon",
  rarity: "Rare",
  artist: "Mitsuhiro Arita",
  hp: 120,
  types: ["Fire"],
  stage: "Stage 2",
  evolvesFrom: "Charmeleon",
  retreat: 3,
  legal: { standard: false, expanded: false },
  dexIds: [6],
  variants: [
    {
      key: "holo.unlimited",
      finish: "holo",
      subtype: "unlimited",
      productIds: { tcgplayer: "42382", cardmarket: "273699" },
    },
  ],
  images: [
    {
      size: "small",
      widthPx: 245,
      heightPx: 337,
      url: "https://assets.tcgdex.net/en/base/base1/4/low.webp",
      path: "/v1/cards/pokemon:en:base1-4/image?size=small",
    },
    {
      size: "large",
      widthPx: 600,
      heightPx: 825,
      url: "https://assets.tcgdex.net/en/base/base1/4/high.webp",
      path: "/v1/cards/pokemon:en:base1-4/image?size=large",
    },
  ],
  crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4" },
  findings: [],
  status: "current",
  provenance: [
    {
      source: "tcgdex",
      observedAt: "2026-02-01T06:00:03.120Z",
      bronzeKey:
        "bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=01/base1-3f9a.ndjson.gz",
      bronzeLine: 4,
      bodySha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      sourceId: "base1-4",
      contentHash: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    },
  ],
} as const;

/** What it is called elsewhere, and what cards of another game are. */
export const calledElsewhere = {
  bySource: "tcgdex:base1-4",
  byProduct: "tcgplayer:42382",
  alone: "base1-4",
  others: ["pokemontcg:base1-4", "cardmarket:273699", "punk-records:OP02-013"],
  othersAlone: "OP02-013_p1",
  kinds: ["cardmarket", "code", "pokemontcg", "punk-records", "tcgdex", "tcgplayer"],
} as const;

/** A printing whose picture its source lacks. */
export const unpictured = "pokemon:en:base1-102";

/** What two sources say of the same card. */
export const contradiction = {
  ...{ kind: "contradiction", field: "hp", game: charizard.game, language: charizard.language },
  ...{ setId: charizard.setId, subject: "card", id: charizard.id, name: charizard.name },
  detail: "hp: 120 (tcgdex), 100 (pokemontcg)",
  said: [
    {
      ...{ source: "tcgdex", sourceId: "base1-4", value: "120" },
      observedAt: charizard.provenance[0].observedAt,
      bronzeKey: charizard.provenance[0].bronzeKey,
      bronzeLine: charizard.provenance[0].bronzeLine,
    },
    {
      ...{ source: "pokemontcg", sourceId: "base1-4", value: "100" },
      observedAt: charizard.provenance[0].observedAt,
      bronzeKey:
        "bronze/source=pokemontcg/dataset=cards/year=2026/month=02/day=01/language=en/050000000-2f1c.ndjson.gz",
      ...{ bronzeLine: 0, record: 3 },
    },
  ],
} as const;

export const bulbasaur = {
  dexId: 1,
  name: "Bulbasaur",
  names: { en: "Bulbasaur", de: "Bisasam", fr: "Bulbizarre", ja: "フシギダネ" },
  slug: "bulbasaur",
  generation: 1,
  types: ["grass", "poison"],
} as const;

export const generationOne = {
  id: 1,
  name: "Generation I",
  speciesCount: 151,
  firstDexId: 1,
  lastDexId: 151,
} as const;

/** The same card at a shop. */
export const charizardProduct = {
  shop: "tcgplayer",
  id: "42382",
  game: "pokemon",
  language: "en",
  groupId: "604",
  name: "Charizard",
  kind: "single",
  number: "004/102",
  rarity: "Holo Rare",
  url: "https://www.tcgplayer.com/product/42382",
  imageUrl: "https://tcgplayer-cdn.tcgplayer.com/product/42382_in_1000x1000.jpg",
  printingIds: [charizard.id],
  findings: [],
  provenance: [{ ...charizard.provenance[0], source: "tcgcsv", sourceId: "42382" }],
} as const;

/** Under which a sealed product is held. */
export const sealedBox = "pokemon:en:product.tcgplayer.604-906040";

/** Whose series of prices there are: a shop's own, and one that somebody else passes on. */
export const priceSources = [charizardProduct.shop, "tcgdex-cardmarket"];
