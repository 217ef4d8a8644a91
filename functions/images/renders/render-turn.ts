import type { Clock } from "#shared/kernel/clock.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";

/** How much is to be drawn that no worker has begun. */
export interface DrawingQueue {
  /** Messages that wait for a worker, about. */
  waiting(): Promise<number>;
}

/** A worker goes on with one render for so long before it looks whether others wait. */
export const turnMs = 5_000;
/** Between two looks. */
const lookMs = 1_000;
/** A render with less time than this is not handed back any more: it has let others go first for long enough. */
const lastStretchMs = 5 * 60_000;

/** The stretch of work that one render gets while others wait. */
export interface Turn {
  /** Looks whether it is over: once it is, it stays so. */
  look(): Promise<boolean>;
  isOver(): boolean;
  /** How long the render steps back, in seconds: as long as those that wait may need. */
  pauseSeconds(): number;
}

/**
 * The turn that begins now. Somebody's thousands of cards are drawn in turns of some seconds, so that nobody's
 * nine wait behind them; who is alone draws on.
 *
 * @param whole what is left of the render's own time
 */
export function turnOf(
  whole: Deadline,
  { queue, clock }: { readonly queue: DrawingQueue; readonly clock: Clock },
): Turn {
  let nextLookMs = clock().getTime() + turnMs;
  let waiting = 0;
  return {
    async look() {
      const nowMs = clock().getTime();
      if (waiting > 0 || nowMs < nextLookMs || whole.leftMs() < lastStretchMs) return waiting > 0;
      nextLookMs = nowMs + lookMs;
      waiting = await queue.waiting();
      return waiting > 0;
    },
    isOver: () => waiting > 0,
    pauseSeconds: () => Math.min(longestPauseSeconds, waiting * secondsForEach),
  };
}

/** What waits is mostly small: a page takes about so long. */
const secondsForEach = 1;
const longestPauseSeconds = 30;
