import type { Clock } from "#shared/kernel/clock.ts";
import type { Health, UpstreamGate } from "./upstream-gate.ts";

/** When a request may go out. */
export interface Moment {
  readonly atMs: number;
  /** It lies after what was asked for, and is nobody's yet. */
  readonly isLate: boolean;
}

/** Deals out leased moments one by one, and leases more when they are used up. */
export function moments(
  source: string,
  { gate, clock }: { readonly gate: UpstreamGate; readonly clock: Clock },
  learn: (health: Health) => void,
) {
  let left: number[] = [];
  let expected = 1;
  let leasing: Promise<number | undefined> | undefined;
  /** Answers with the next free moment when that is too late to be leased. */
  const refill = async (untilMs: number): Promise<number | undefined> => {
    try {
      const lease = await gate.lease(source, Math.max(1, expected), untilMs);
      left = Array.from({ length: lease.count }, (_, i) => lease.firstAtMs + i * lease.intervalMs);
      learn(lease);
      return lease.count === 0 ? lease.firstAtMs : undefined;
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
        const tooLate = await leasing;
        // Another lane may have asked, which is in more of a hurry.
        const isLate = tooLate !== undefined && tooLate > untilMs && left.length === 0;
        if (isLate) return { atMs: tooLate, isLate };
      }
    },
  };
}
