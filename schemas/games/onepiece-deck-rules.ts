import { type DeckCard, type DeckRules, textOf, textsOf } from "./deck-rules.ts";

const isLeader = ({ category }: DeckCard): boolean => category === "leader";
/** A player’s ten DON!! cards are a deck of their own, of which all are alike. */
const isDon = ({ category }: DeckCard): boolean => /^don\b/i.test(category);

const isFree = (card: DeckCard): boolean =>
  /any number of this card in your deck/i.test(textOf(card, "effect"));

const colorsOf = (card: DeckCard): readonly string[] => textsOf(card, "colors");

/** A leader and fifty cards of its colours, four of a number. */
export const onepieceDeckRules: DeckRules = {
  // Its sources say of no card that it is banned, or which blocks have left.
  formats: { constructed: { label: "Constructed", isLegal: () => true } },
  parts: [
    { label: "leader", exactly: 1, isOf: isLeader },
    {
      label: "cards beside the leader",
      exactly: 50,
      isOf: (card) => !(isLeader(card) || isDon(card)),
    },
  ],
  limits: [
    {
      most: 4,
      countsAs: (card) =>
        isLeader(card) || isDon(card) || isFree(card)
          ? undefined
          : textOf(card, "cardCode") || card.name,
    },
  ],
  needs: [],
  contradiction(card, deck) {
    const leader = deck.find(isLeader);
    if (!leader || isLeader(card) || isDon(card)) return undefined;
    const allowed = colorsOf(leader);
    const other = colorsOf(card).filter((color) => !allowed.includes(color));
    return other.length === 0
      ? undefined
      : `${card.name} is ${other.join(" and ")}, and the leader ${leader.name} is ${allowed.join(" and ")}.`;
  },
};
