/** No source tells them apart: they are among these. */
const alternateArt =
  'rarity:"special illustration rare" or rarity:"secret rare" or rarity:"rare secret" or rarity:"ultra rare"';

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
  "base zard": "charizard set:base1",
  // Kinds of cards.
  "gold star": "★",
  shiny: "shining or radiant or rarity:shiny",
  "delta species": "δ",
  "tag team": 'mechanic:"tag team"',
  "1st edition": "variant:1st-edition",
  "first edition": "variant:1st-edition",
  shadowless: "variant:shadowless",
  "reverse holo": "variant:reverse",
  "non holo": "variant:normal",
  "alt art": alternateArt,
  "alternate art": alternateArt,
  "alternative art": alternateArt,
  "full art": 'rarity:"ultra rare" or rarity:"rare ultra" or rarity:"full art"',
  "rainbow rare": 'rarity:"rare rainbow" or rarity:"secret rare"',
  "secret rare": 'rarity:secret or rarity:"hyper rare"',
  sir: 'rarity:"special illustration rare"',
  ir: 'rarity:"illustration rare"',
  promo: "series:promo or set:promo or rarity:promo",
  // The first set, as it is called in German.
  basis: "set:base1",
  // Signs of names.
  female: "f",
  male: "m",
  weiblich: "f",
  // Of one copy, and of no card.
  ...Object.fromEntries(
    ["psa", "bgs", "cgc", "sgc", "ace"].flatMap((company) =>
      ["10", "9", "8", "7"].map((grade) => [`${company} ${grade}`, ""]),
    ),
  ),
  ...{
    psa: "",
    bgs: "",
    cgc: "",
    graded: "",
    slab: "",
    card: "",
    cards: "",
    "pokemon card": "",
    tcg: "",
  },
};
