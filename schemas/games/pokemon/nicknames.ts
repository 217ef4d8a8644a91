/** No source tells them apart: they are among these, from the years in which they were made. */
const alternateArt =
  'date>=2019 (rarity:"special illustration rare" or rarity:"secret rare" or rarity:"rare secret" or rarity:"ultra rare")';

const fullArt = 'rarity:"ultra rare" or rarity:"rare ultra" or rarity:"full art"';
const rainbow = 'rarity:"rare rainbow" or rarity:"secret rare"';
const special = 'rarity:"special illustration rare"';
const firstEdition = "variant:1st-edition";

const promo = "series:promo or set:promo or rarity:promo";

/** Who graded a copy, how it is kept, and that it is a card. */
const ofOneCopy: readonly string[] = [
  ...["psa", "bgs", "cgc", "graded", "slab", "raw", "ungraded", "gem mint", "mint", "near mint"],
  ...["nm", "lp", "lightly played", "moderately played", "heavily played", "played", "damaged"],
  ...[
    "card",
    "cards",
    "karte",
    "karten",
    "carte",
    "cartes",
    "pokemon card",
    "pokemon cards",
    "tcg",
  ],
];

/**
 * What collectors say, and the query that they mean by it; to be added to by anyone. What is typed as it
 * stands is found as well, so that a word that is also in a name may stand here.
 */
export const nicknames: Readonly<Record<string, string>> = {
  // Cards.
  moonbreon: "umbreon vmax set:swsh7 number:215",
  "bubble mew": "mew ex set:sv04.5 number:232",
  "giratina alt": "giratina v set:swsh11 number:186",
  zard: "charizard",
  "van gogh": "pikachu with grey felt hat",
  "base zard": "charizard set:base1",
  // Sets.
  "25th anniversary": "set:celebrations",
  cz: "set:zenith",
  // Kinds of cards.
  "gold star": "★",
  star: "★",
  stern: "★",
  étoile: "★",
  "prism star": "◇",
  crystal: "is:secret (set:ecard2 or set:ecard3)",
  "black star promo": promo,
  "black star promos": promo,
  shiny: "shining or radiant or rarity:shiny",
  "delta species": "δ",
  "tag team": 'mechanic:"tag team"',
  "1st edition": firstEdition,
  "first edition": firstEdition,
  "1st ed": firstEdition,
  "first ed": firstEdition,
  shadowless: "variant:shadowless",
  "reverse holo": "variant:reverse",
  "non holo": "variant:normal",
  "alt art": alternateArt,
  "alternate art": alternateArt,
  "alternative art": alternateArt,
  "alt full art": alternateArt,
  "alternate full art": alternateArt,
  "alternate art secret": alternateArt,
  alt: alternateArt,
  aa: alternateArt,
  "full art": fullArt,
  fa: fullArt,
  "rainbow rare": rainbow,
  rainbow,
  "secret rare": 'rarity:secret or rarity:"hyper rare"',
  // As rarities are abbreviated, in English and on Japanese cards.
  sir: special,
  sar: special,
  ir: 'rarity:"illustration rare"',
  ar: 'rarity:"illustration rare"',
  rr: 'rarity:"double rare"',
  ur: 'rarity:"ultra rare" or rarity:"hyper rare"',
  hr: 'rarity:"hyper rare" or rarity:"rare rainbow"',
  chr: 'rarity:"character rare"',
  csr: 'rarity:"character super rare"',
  lvx: "lv.x",
  promo,
  // The first set, as it is called in German.
  basis: "set:base1",
  "basis set": "set:base1",
  // Signs of names.
  female: "f",
  male: "m",
  weiblich: "f",
  femelle: "f",
  mâle: "m",
  // Of one copy, and of no card.
  ...Object.fromEntries(
    ["psa", "bgs", "cgc", "sgc", "ace"].flatMap((company) =>
      ["10", "9.5", "9", "8.5", "8", "7.5", "7", "6", "5"].map((grade) => [
        `${company} ${grade}`,
        "",
      ]),
    ),
  ),
  ...Object.fromEntries(ofOneCopy.map((said) => [said, ""])),
};
