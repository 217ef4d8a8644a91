import type { Attributes } from "./attribute.ts";

/** Of a card in a deck, what the rules of its game go by. */
export interface DeckCard {
  /** In the language in which cards of several languages are told to be one; its own where that is not known. */
  readonly name: string;
  readonly category: string;
  readonly attributes: Attributes;
}

/** Something that a deck may be played in. */
interface DeckFormat {
  readonly label: string;
  /** Undefined where nobody says. */
  isLegal(card: DeckCard): boolean | undefined;
}

/** Copies of which so many may be in a deck, and no more. */
interface DeckLimit {
  readonly most: number;
  /** What copies count together by, for people; undefined for a card that it does not limit. */
  countsAs(card: DeckCard): string | undefined;
}

/**
 * What a deck of a game must be like. What says something of the deck as a whole holds in every format; formats differ in the
 * cards that they allow.
 */
export interface DeckRules {
  /** By their names in the API, the one that most play first. */
  readonly formats: Readonly<Record<string, DeckFormat>>;
  /** A card that lies beside the deck is in none of its parts. */
  readonly parts: readonly {
    /** For people, behind a number: `cards`, `leader`. */
    readonly label: string;
    readonly exactly: number;
    isOf(card: DeckCard): boolean;
  }[];
  readonly limits: readonly DeckLimit[];
  /** Of what there must be at least one. */
  readonly needs: readonly { readonly label: string; isMet(card: DeckCard): boolean }[];
  /** Why a card does not go with the others, in a sentence; undefined where it does. */
  contradiction?(card: DeckCard, deck: readonly DeckCard[]): string | undefined;
}

/** The texts of an attribute that is a list of them. */
export const textsOf = ({ attributes }: DeckCard, name: string): readonly string[] => {
  const value = attributes[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
};

/** The text of an attribute; empty where there is none. */
export const textOf = ({ attributes }: DeckCard, name: string): string => {
  const value = attributes[name];
  return typeof value === "string" ? value : "";
};
