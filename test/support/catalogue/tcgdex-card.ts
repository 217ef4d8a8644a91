import { type CardSource, tcgdexCard } from "#functions/sources/providers/tcgdex/normalize-card.ts";
import type { Card } from "#schemas/catalog/card.ts";
import type { Language } from "#schemas/values.ts";

/** The card that a body of the source makes. */
export const normalizeTcgdexCard = (body: unknown, source: CardSource): Card =>
  tcgdexCard(body, source).card;

/** A body with every usual field, as the source answers for one card; `change` are fields that differ. */
export const cardBody = (change: object = {}) => ({
  category: "Pokemon",
  id: "base1-4",
  localId: "4",
  name: "Charizard",
  illustrator: "Mitsuhiro Arita",
  image: "https://assets.tcgdex.net/en/base/base1/4",
  rarity: "Rare",
  set: { id: "base1" },
  variants: { holo: true, normal: false },
  hp: 120,
  types: ["Fire"],
  stage: "Stage2",
  dexId: [6],
  retreat: 3,
  attacks: [],
  legal: { standard: false, expanded: false },
  ...change,
});

export const cardOf = (change: object = {}, language: Language = "en"): Card =>
  normalizeTcgdexCard(cardBody(change), { language });

export const keysOf = (change: object, language: Language = "en"): string[] =>
  cardOf(change, language).variants.map(({ key }) => key);

/** What a card's findings are, as `code: detail`. */
export const findingsOf = (change: object, language: Language = "en"): string[] =>
  cardOf(change, language).findings.map(({ code, detail }) => `${code}: ${detail}`);

/** All facts of a card side by side, those of its game too. */
export const factsOf = (card: Card): Readonly<Record<string, unknown>> => ({
  ...card,
  ...card.attributes,
});
