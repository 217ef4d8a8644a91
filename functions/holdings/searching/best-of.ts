import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { OrderKey } from "./item-order.ts";

/** Where something stands in an order: equals come by what makes each its own. */
export interface Ranked {
  readonly key: OrderKey;
  readonly tie: string;
}

/** Compares in one direction; what has no key comes last in both. */
export function byRank(isDescending: boolean): (a: Ranked, b: Ranked) => number {
  const sign = isDescending ? -1 : 1;
  return (a, b) => {
    if (a.key === b.key) return byCodeUnits(a.tie, b.tie);
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    const order =
      typeof a.key === "number" && typeof b.key === "number"
        ? a.key - b.key
        : byCodeUnits(String(a.key), String(b.key));
    return sign * order || byCodeUnits(a.tie, b.tie);
  };
}

/** Keeps the first so many of whatever is offered to it, in order, and knows whether there were more. */
export function bestOf<One extends Ranked>(
  limit: number,
  compare: (a: Ranked, b: Ranked) => number,
  after?: Ranked,
) {
  const best: One[] = [];
  let offered = 0;
  return {
    offer(one: One): void {
      if (after && compare(one, after) <= 0) return;
      offered += 1;
      const last = best.at(-1);
      if (best.length >= limit && last && compare(one, last) >= 0) return;
      let [from, to] = [0, best.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        const other = best[middle];
        if (other && compare(other, one) < 0) from = middle + 1;
        else to = middle;
      }
      best.splice(from, 0, one);
      if (best.length > limit) best.pop();
    },
    best: (): readonly One[] => best,
    hasMore: (): boolean => offered > best.length,
  };
}
