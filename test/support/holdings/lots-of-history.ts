import type { Sale } from "#schemas/collections/sale.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import { aHead, aLot, at, printing } from "#test/support/collections/collections.ts";
import type { Step, Sum } from "#test/support/holdings/histories.ts";

/** Copies that lie together, as items do. */
export interface Lot {
  readonly card: number;
  readonly quantity: number;
  readonly paid?: Sum | undefined;
  /** In which step they were bought. */
  readonly bought: number;
  readonly collection: number;
}

export interface Holdings {
  readonly lots: readonly Lot[];
  readonly sales: readonly Sale[];
}

const firstDay = "2026-01-01";
export const dayOf = (step: number) => dayAfter(firstDay, step);

/** Currencies are worth something else every other day. */
export const isOdd = (day: string) => daysBetween(firstDay, day) % 2 === 1;

/** What is left of a history, and what was sold, lot by lot: undo goes back to what was there before. */
export function lotsOf(steps: readonly Step[]): Holdings {
  const states: Holdings[] = [{ lots: [], sales: [] }];
  for (const [at, step] of steps.entries()) {
    const now = states.at(-1) ?? { lots: [], sales: [] };
    if (step.kind !== "undo") states.push(after(now, step, at));
    else if (states.length > 1) states.pop();
  }
  return states.at(-1) ?? { lots: [], sales: [] };
}

function after(now: Holdings, step: Exclude<Step, { kind: "undo" }>, index: number): Holdings {
  const { lots, sales } = now;
  if (step.kind === "buy") {
    const { card, quantity, paid } = step;
    return { lots: [...lots, { card, quantity, paid, bought: index, collection: 0 }], sales };
  }
  const picked = lots[step.pick % Math.max(1, lots.length)];
  if (!picked) return now;
  if (step.kind === "move") {
    const moved = { ...picked, collection: step.to };
    return { lots: lots.map((one) => (one === picked ? moved : one)), sales };
  }
  if (step.kind === "split") {
    const { quantity } = step;
    if (quantity >= picked.quantity) return now;
    const rest = { ...picked, quantity: picked.quantity - quantity };
    return {
      lots: [...lots.map((one) => (one === picked ? rest : one)), { ...picked, quantity }],
      sales,
    };
  }
  const from =
    step.from === "picked"
      ? [picked]
      : lots.filter(({ card }) => card === picked.card).toSorted((a, b) => a.bought - b.bought);
  return sold(now, from, step, index);
}

function sold(
  { lots, sales }: Holdings,
  from: readonly Lot[],
  { quantity, price, fees }: Extract<Step, { kind: "sell" }>,
  index: number,
): Holdings {
  let left = quantity;
  const taken = new Map<Lot, number>();
  for (const lot of from) {
    const many = Math.min(left, lot.quantity);
    if (many > 0) taken.set(lot, many);
    left -= many;
  }
  const made = [...taken].map(([lot, many], place): Sale => {
    const { id, printingId, variant, language } = aLot({ printingId: printing(lot.card + 1) });
    return {
      ...{
        id,
        day: dayOf(index),
        collectionId: aHead().id,
        itemId: id,
        printingId,
        variant,
        language,
      },
      ...{ quantity: many, price, boughtOn: dayOf(lot.bought), createdAt: at },
      ...(lot.paid && { paid: lot.paid }),
      ...(fees !== undefined &&
        place === 0 && { fees: { amount: fees, currency: price.currency } }),
    };
  });
  const rest = lots.flatMap((lot) => {
    const many = lot.quantity - (taken.get(lot) ?? 0);
    return many > 0 ? [{ ...lot, quantity: many }] : [];
  });
  return { lots: rest, sales: [...sales, ...made] };
}
