import type { Clock } from "#shared/kernel/clock.ts";
import type { Health, UpstreamGate } from "./upstream-gate.ts";

/** Deals out leased moments one by one, and leases more when they are used up. */
export function moments(
  source: string,
  { gate, clock }: { readonly gate: UpstreamGate; readonly clock: Clock },
  learn: (health: Health) => void,
) {
  let left: number[] = [];
  let expected = 1;
  let leasing: Promise<void> | undefined;
  const refill = async () => {
    try {
      const lease = await gate.lease(source, Math.max(1, expected));
      left = Array.from({ length: lease.count }, (_, i) => lease.firstAtMs + i * lease.intervalMs);
      learn(lease);
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
    async next(): Promise<number> {
      for (let moment = left.shift(); ; moment = left.shift()) {
        if (moment !== undefined) {
          expected -= 1;
          return moment;
        }
        leasing ??= refill();
        await leasing;
      }
    },
  };
}
