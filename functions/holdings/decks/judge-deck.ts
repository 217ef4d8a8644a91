import type { DeckCard, DeckRules } from "#schemas/games/index.ts";
import type { legalityReasons } from "#schemas/http/legality.ts";
import type { Ulid } from "#schemas/values.ts";

/** Equal copies in a deck, with what is known of their card. */
export interface DeckCopies {
  readonly itemId: Ulid;
  readonly quantity: number;
  readonly card: DeckCard;
}

/** Why a deck may not be played, or of what one cannot know. */
export interface Reason {
  readonly code: (typeof legalityReasons)[number];
  /** A sentence for a person. */
  readonly detail: string;
  /** The items that it is about; none where it is about the deck. */
  readonly itemIds: readonly Ulid[];
}

export interface Judged {
  readonly parts: readonly {
    readonly label: string;
    readonly count: number;
    readonly exactly: number;
  }[];
  /** That hold in every format. */
  readonly reasons: readonly Reason[];
  readonly formats: readonly {
    readonly format: string;
    readonly label: string;
    /** Its own, beside those of the deck. */
    readonly reasons: readonly Reason[];
  }[];
}

/** Judges a deck by the rules of its game: how it is put together once, its cards format by format. */
export function judgeDeck(rules: DeckRules, deck: readonly DeckCopies[]): Judged {
  const parts = rules.parts.map(({ label, exactly, isOf }) => ({
    ...{ label, exactly },
    count: sum(deck.filter(({ card }) => isOf(card))),
  }));
  const formats = Object.entries(rules.formats).map(([format, { label, isLegal }]) => ({
    ...{ format, label },
    reasons: deck.flatMap(({ card, itemId }) =>
      reasonsInFormat(isLegal(card), label, card, itemId),
    ),
  }));
  const reasons = [
    ...parts
      .filter(({ count, exactly }) => count !== exactly)
      .map(({ label, count, exactly }) =>
        reason("size", `There must be exactly ${exactly} ${label}, and there are ${count}.`),
      ),
    ...tooMany(rules, deck),
    ...rules.needs
      .filter(({ isMet }) => !deck.some(({ card }) => isMet(card)))
      .map(({ label }) => reason("kind_missing", `There must be ${label}.`)),
    ...contradictions(rules, deck),
  ];
  return { parts, reasons, formats };
}

function tooMany({ limits }: DeckRules, deck: readonly DeckCopies[]): readonly Reason[] {
  return limits.flatMap(({ most, countsAs }) => {
    const counted = deck.flatMap((copies) => {
      const as = countsAs(copies.card);
      return as === undefined ? [] : [{ ...copies, as }];
    });
    return [...Map.groupBy(counted, ({ as }) => as)].flatMap(([as, own]) => {
      const count = sum(own);
      if (count <= most) return [];
      const names = [...new Set(own.map(({ card }) => card.name))];
      const what = names.length === 1 ? names[0] : as;
      const detail = `At most ${most} of ${what} may be in a deck, and there are ${count}.`;
      return [reason("too_many_copies", detail, own)];
    });
  });
}

function contradictions(rules: DeckRules, deck: readonly DeckCopies[]): readonly Reason[] {
  const cards = deck.map(({ card }) => card);
  return deck.flatMap((copies) => {
    const why = rules.contradiction?.(copies.card, cards);
    return why === undefined ? [] : [reason("does_not_go_with", why, [copies])];
  });
}

function reasonsInFormat(
  isLegal: boolean | undefined,
  format: string,
  { name }: DeckCard,
  itemId: Ulid,
): readonly Reason[] {
  if (isLegal === true) return [];
  return isLegal === undefined
    ? [
        reason("legality_unknown", `Nobody says whether ${name} is legal in ${format}.`, [
          { itemId },
        ]),
      ]
    : [reason("not_legal", `This print of ${name} is not legal in ${format}.`, [{ itemId }])];
}

export const reason = (
  code: Reason["code"],
  detail: string,
  about: readonly { readonly itemId: Ulid }[] = [],
): Reason => ({ code, detail, itemIds: about.map(({ itemId }) => itemId) });

const sum = (copies: readonly { readonly quantity: number }[]): number =>
  copies.reduce((all, { quantity }) => all + quantity, 0);
