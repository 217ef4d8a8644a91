import type { Step, Sum } from "#test/support/holdings/histories.ts";
import { dayOf, isOdd } from "#test/support/holdings/lots-of-history.ts";

interface Copy {
  readonly card: number;
  readonly bought: number;
  readonly paid?: Sum | undefined;
  lot: number;
  soldOn?: string;
}

/** What one copy brought or took in fees on the day of its sale, or cost on the day on which it was bought. */
interface Posting extends Sum {
  readonly day: string;
  readonly side: "got" | "fees" | "paid";
  readonly hasCost: boolean;
  /** Copies of one lot that are sold at once are told together. */
  readonly sale: string;
}

/**
 * The same history kept otherwise: every copy by itself and nothing added up, and what was undone as if it had never been. So a mistake of the one
 * is none of the other.
 */
export function copiesOf(steps: readonly Step[]) {
  const copies: Copy[] = [];
  const postings: Posting[] = [];
  let lots = 0;
  const there = () => copies.filter(({ soldOn }) => soldOn === undefined);
  const buy = ({ card, paid, quantity }: StepOf<"buy">, bought: number) => {
    lots += 1;
    for (let n = 0; n < quantity; n += 1) copies.push({ card, paid, bought, lot: lots });
  };
  /** Copies of the lot that is picked among those that there are. */
  const pickedBy = (pick: number): readonly Copy[] => {
    const labels = [...new Set(there().map(({ lot }) => lot))].toSorted((a, b) => a - b);
    return there().filter(({ lot }) => lot === labels[pick % Math.max(1, labels.length)]);
  };
  const split = ({ pick, quantity }: StepOf<"split">) => {
    const own = pickedBy(pick);
    if (quantity >= own.length) return;
    lots += 1;
    for (const one of own.slice(0, quantity)) one.lot = lots;
  };
  const sell = (step: StepOf<"sell">, index: number) => {
    const own = pickedBy(step.pick);
    const inOrder = there()
      .filter(({ card }) => card === own[0]?.card)
      .toSorted((a, b) => a.bought - b.bought || a.lot - b.lot);
    const sold = (step.from === "picked" ? own : inOrder).slice(0, step.quantity);
    for (const one of sold) one.soldOn = dayOf(index);
    postings.push(...sold.flatMap((one, place) => postingsOf(one, place === 0, step, index)));
  };
  for (const { step, index } of withoutUndone(steps)) {
    if (step.kind === "buy") buy(step, index);
    if (step.kind === "split") split(step);
    if (step.kind === "sell") sell(step, index);
  }
  return { left: there(), sold: copies.length - there().length, postings };
}

type StepOf<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>;

function withoutUndone(steps: readonly Step[]) {
  const kept: { readonly step: Step; readonly index: number }[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.kind === "undo") kept.pop();
    else kept.push({ step, index });
  }
  return kept;
}

/** Fees of a sale are those of its first copy. */
function postingsOf(
  { paid, lot, bought }: Copy,
  isFirst: boolean,
  { price, fees }: StepOf<"sell">,
  index: number,
): readonly Posting[] {
  const about = { day: dayOf(index), hasCost: paid !== undefined, sale: `${index} ${lot}` };
  return [
    { ...price, ...about, side: "got" },
    ...(paid ? [{ ...paid, ...about, day: dayOf(bought), side: "paid" } as const] : []),
    ...(isFirst && fees !== undefined
      ? [{ amount: fees, currency: price.currency, ...about, side: "fees" } as const]
      : []),
  ];
}

/** Decimals of a currency's smallest unit, and how many units a euro is worth on even and on odd days, as fractions. */
const worth: Readonly<Record<string, readonly [decimals: number, even: Fraction, odd: Fraction]>> =
  {
    EUR: [2, [1n, 1n], [1n, 1n]],
    USD: [2, [10_874n, 10_000n], [125n, 100n]],
    JPY: [0, [16_213n, 100n], [1_207n, 10n]],
  };
type Fraction = readonly [above: bigint, below: bigint];

/** The amounts of each currency in euros' cents of a day: one exact fraction, rounded once, halves to the even neighbour. */
export function inCents(all: readonly Sum[], day: string): bigint {
  let cents = 0n;
  for (const [currency, [decimals, even, odd]] of Object.entries(worth)) {
    const units = all
      .filter((one) => one.currency === currency)
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const [above, below] = isOdd(day) ? odd : even;
    const [top, bottom] = [units * below * 100n, above * 10n ** BigInt(decimals)];
    const [whole, rest] = [top / bottom, top % bottom];
    const isUp = rest * 2n > bottom || (rest * 2n === bottom && whole % 2n === 1n);
    const rounded = isUp ? whole + 1n : whole;
    cents += units > 0n && rounded === 0n ? 1n : rounded;
  }
  return cents;
}
