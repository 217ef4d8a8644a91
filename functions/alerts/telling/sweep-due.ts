import type { ToTell } from "#schemas/messages/notice-stored.ts";
import { dueBucketOf } from "#schemas/storage/alert-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { DueStore } from "./later.ts";

/** Where nothing was swept before, nothing older can lie. */
const firstLookBack = 12;

export interface SweepDeps {
  readonly due: DueStore;
  /** Has what is due told: each after so many seconds. */
  readonly send: (
    messages: readonly { readonly message: ToTell; readonly delaySeconds: number }[],
  ) => Promise<void>;
  readonly clock: Clock;
}

/**
 * Hands over what is due up to the end of these five minutes, each at its moment, and what earlier sweeps have missed. A sweep that is repeated or
 * dies hands over again what comes after the last part that it finished: whoever tells does not mind.
 *
 * @returns how much was handed over
 */
export async function sweepDue({ due, send, clock }: SweepDeps): Promise<{ readonly due: number }> {
  const now = clock();
  const last = dueBucketOf(now);
  let handed = 0;
  for (
    let bucket = ((await due.cursor()) ?? last - firstLookBack) + 1;
    bucket <= last;
    bucket += 1
  ) {
    let after: string | undefined;
    do {
      const { items, next } = await due.page(bucket, after);
      await send(
        items.map(({ message, at }) => ({
          message,
          delaySeconds: Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000)),
        })),
      );
      handed += items.length;
      after = next;
    } while (after !== undefined);
    await due.advance(bucket);
  }
  return { due: handed };
}
