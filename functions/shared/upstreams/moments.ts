import type { Clock } from "#shared/kernel/clock.ts";
import type { Health, UpstreamGate } from "./upstream-gate.ts";

/** When a request may go out. */
export interface Moment {
  readonly atMs: number;
  /** It lies after what was asked for, and is nobody's yet. */
  readonly isLate: boolean;
  /** There is none on this day any more: `atMs` is when the next one begins. */
  readonly isSpent?: true;
}

/** Deals out leased moments one by one, and leases more when they are used up. */
export function moments(
  source: string,
  { gate, clock }: { readonly gate: UpstreamGate; readonly clock: Clock },
  learn: (health: Health) => void,
) {
  let left: number[] = [];
  let expected = 1;
  let leasing: Promise<Moment | undefined> | undefined;
  /** Answers with the next free moment when that is too late to be leased, or is of another day. */
  const refill = async (untilMs: number): Promise<Moment | undefined> => {
    try {
      const lease = await gate.lease(source, Math.max(1, expected), untilMs);
      left = Array.from({ length: lease.count }, (_, i) => lease.firstAtMs + i * lease.intervalMs);
      learn(lease);
      if (lease.count > 0) return undefined;
      const { spentUntilMs } = lease;
      if (spentUntilMs === undefined) return { atMs: lease.firstAtMs, isLate: true };
      return { atMs: spentUntilMs, isLate: true, isSpent: true };
    } finally {
      leasing = undefined;
    }
  };
  return {
    expect(requests: number) {
      expected = requests;
      // Moments that passed unused are gone: saving them up would make a burst later.
      const now = clock().getTime();
      left = left.filter((moment) => moment >= now);
    },
    /** @param untilMs the last moment that is of use; @default whenever it is */
    async next(untilMs = Number.POSITIVE_INFINITY): Promise<Moment> {
      for (;;) {
        const [first] = left;
        if (first !== undefined && first > untilMs) return { atMs: first, isLate: true };
        const moment = left.shift();
        if (moment !== undefined) {
          expected -= 1;
          return { atMs: moment, isLate: false };
        }
        leasing ??= refill(untilMs);
        const none = await leasing;
        // Another lane may have asked, which is in more of a hurry.
        if (none && (none.isSpent || none.atMs > untilMs) && left.length === 0) return none;
      }
    },
    /** A moment for what is no call of the day. */
    async uncounted(): Promise<number> {
      const { firstAtMs } = await gate.lease(source, 1, Number.POSITIVE_INFINITY, false);
      return firstAtMs;
    },
  };
}
