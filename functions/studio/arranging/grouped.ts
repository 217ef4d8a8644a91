import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** What cards have in common that stand under one heading. */
export interface Common {
  /** What tells it from others. */
  readonly key: string;
  readonly heading: string;
  /** Groups stand in the order of these texts. */
  readonly order: string;
}

/** Cards that stand together, in their order. */
export interface Grouped<Card> {
  /** Undefined of those that have nothing of the kind: they come last. */
  readonly common: Common | undefined;
  readonly cards: readonly Card[];
}

/** Puts cards together; each is in one group, and keeps its place among those of the group. */
export function grouped<Card>(
  cards: readonly Card[],
  commonOf: (card: Card) => Common | undefined,
): readonly Grouped<Card>[] {
  const groups = new Map<string | undefined, { common: Common | undefined; cards: Card[] }>();
  for (const card of cards) {
    const common = commonOf(card);
    const known = groups.get(common?.key);
    if (known) {
      known.cards.push(card);
      // The first of its cards says where a group stands, in whichever order they came.
      if (common && known.common && common.order < known.common.order) known.common = common;
    } else groups.set(common?.key, { common, cards: [card] });
  }
  return [...groups.values()].toSorted((a, b) => compared(a.common, b.common));
}

function compared(a: Common | undefined, b: Common | undefined): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return byCodeUnits(a.order, b.order) || byCodeUnits(a.key, b.key);
}
