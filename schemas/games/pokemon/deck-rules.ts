import { type DeckCard, type DeckRules, textOf, textsOf } from "../deck-rules.ts";

const isBasicEnergy = (card: DeckCard): boolean =>
  card.category === "energy" && textOf(card, "energyType") === "Normal";

/** Babies are basic Pokémon by another word. */
const isBasicPokemon = (card: DeckCard): boolean =>
  card.category === "pokemon" && ["Basic", "Baby"].includes(textOf(card, "stage"));

/** What the card says of how many may be in a deck. */
const saidOfDecks = (card: DeckCard): string =>
  [...textsOf(card, "rules"), textOf(card, "effect")].join("\n");

/**
 * The name as rules have it: `δ` is no part of it, and neither is who of several is on the picture:
 * `Professor’s Research (Professor Oak)`. One with a number in it is the name of a thing: `PokéDex (HANDY909)`.
 */
const ruledName = (name: string): string =>
  name
    .replace(/ ?δ/gu, "")
    .replace(/\s*\([^()\d]*\)/gu, "")
    .trim();

const has = (card: DeckCard, mechanic: string) => textsOf(card, "mechanics").includes(mechanic);

/** One card of the kind in a deck, whichever it is. */
const oneOf = (mechanic: string, label: string) => ({
  most: 1,
  countsAs: (card: DeckCard) => (has(card, mechanic) ? label : undefined),
});

/** By the catalogue’s word; of basic energy every print may be played. */
function isLegalIn(card: DeckCard, format: string): boolean | undefined {
  if (isBasicEnergy(card)) return true;
  const { legal } = card.attributes;
  if (typeof legal !== "object" || Array.isArray(legal)) return undefined;
  return legal[format];
}

/** Whatever is of paper may be played, unless a source says that it is banned. */
function isUnlimited({ attributes: { legalities } }: DeckCard): boolean {
  const told = Array.isArray(legalities) ? legalities : [];
  return !told.some(
    (one) => typeof one === "object" && one["format"] === "unlimited" && one["status"] === "Banned",
  );
}

/** Sixty cards, four of a name. */
export const deckRules: DeckRules = {
  formats: {
    standard: { label: "Standard", isLegal: (card) => isLegalIn(card, "standard") },
    expanded: { label: "Expanded", isLegal: (card) => isLegalIn(card, "expanded") },
    unlimited: { label: "Unlimited", isLegal: isUnlimited },
  },
  parts: [{ label: "cards", exactly: 60, isOf: () => true }],
  limits: [
    {
      most: 4,
      countsAs(card) {
        const isFree = /as many of this card in your deck as you like/i.test(saidOfDecks(card));
        return isBasicEnergy(card) || isFree ? undefined : ruledName(card.name);
      },
    },
    oneOf("ACE SPEC", "ACE SPEC cards"),
    oneOf("Radiant", "Radiant Pokémon"),
    oneOf("Star", "Pokémon ★"),
    {
      most: 1,
      countsAs: (card) => (has(card, "Prism Star") ? ruledName(card.name) : undefined),
    },
  ],
  needs: [{ label: "a basic Pokémon", isMet: isBasicPokemon }],
};
