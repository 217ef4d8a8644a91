import type { Attributes } from "./attribute.ts";

/** Of a card and its set, what a mark may be decided by. */
interface MarkedCard {
  readonly number: string;
  readonly rarity?: string | undefined;
  readonly normalizedRarity?: string | undefined;
  readonly variants: readonly {
    readonly finish: string;
    readonly subtype?: string | undefined;
    readonly stamps?: readonly string[] | undefined;
  }[];
  readonly attributes: Attributes;
  /** Absent for a set that was not heard of yet. */
  readonly set?:
    | {
        readonly name: string;
        readonly series: { readonly id: string };
        readonly cardCount: { readonly printed: number };
      }
    | undefined;
}

/** Something that a card is or is not, and that people ask for: `is:promo`. */
export interface CardMark {
  /** One sentence. */
  readonly description: string;
  readonly also?: readonly string[];
  isSo(card: MarkedCard): boolean;
}

/** A promo's rarity says so, or its set's name. */
const isPromo = ({ rarity, normalizedRarity, set }: MarkedCard): boolean =>
  [rarity, normalizedRarity].includes("Promo") || /\bpromos?\b/i.test(set?.name ?? "");

/** What `is:` asks of cards of every game. */
export const commonMarks: Readonly<Record<string, CardMark>> = {
  promo: { description: "A promotional card.", isSo: isPromo },
  secret: {
    description: "Its number is above the printed total of its set: `103/102`.",
    isSo(card) {
      const printed = card.set?.cardCount.printed ?? 0;
      const isAbove = printed > 0 && /^\d+$/.test(card.number) && Number(card.number) > printed;
      return isAbove && !isPromo(card);
    },
  },
};
