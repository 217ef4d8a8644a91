import { type WantReason, wantReasons } from "#schemas/storage/interest.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";

/** Keeps what a container has counted. */
export interface InterestNotes {
  add(points: Readonly<Record<PrintingId, number>>): Promise<void>;
}

/** Says that people want to know what cards cost. */
export interface CardInterest {
  /** Never fails: what is not noted is a look that does not count. */
  note(reason: WantReason, ids: readonly PrintingId[]): Promise<void>;
}

/** A container tells what it counted so often at most; a look after a while of silence is told at once. */
const tellEveryMs = 120_000;
/** So many cards are told together at most: an item has 400 KB, and these are 20. */
const mostCards = 500;

/**
 * Counts which cards people want, and tells it now and then. What a container has counted and not told when it is frozen for good
 * is lost, which is some looks of the last two minutes.
 */
export function cardInterest({
  notes,
  clock,
  onTrouble,
}: {
  readonly notes: InterestNotes;
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
}): CardInterest {
  let counted = new Map<PrintingId, number>();
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return {
    async note(reason, ids) {
      for (const id of new Set(ids)) {
        if (counted.size >= mostCards && !counted.has(id)) break;
        counted.set(id, (counted.get(id) ?? 0) + wantReasons[reason]);
      }
      const now = clock().getTime();
      const isDue = now - toldAtMs >= tellEveryMs || counted.size >= mostCards;
      if (!isDue || counted.size === 0) return;
      const points = Object.fromEntries(counted);
      counted = new Map();
      toldAtMs = now;
      try {
        await notes.add(points);
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}
