import { failed, type Trouble } from "./outcome.ts";

/** How long each part may take, in milliseconds. */
export interface TimeLimits {
  /** To look a name up. @default 3,000 */
  readonly nameMs: number;
  /** To connect; with https the handshake too. @default 5,000 */
  readonly connectMs: number;
  /** From the request to the end of the answer's headers. @default 15,000, the least that Standard Webhooks advises */
  readonly answerMs: number;
  /** Of everything, redirects and all. @default 20,000 */
  readonly wholeMs: number;
}

export const timeLimits: TimeLimits = {
  ...{ nameMs: 3000, connectMs: 5000 },
  ...{ answerMs: 15_000, wholeMs: 20_000 },
};

/** Waits for one part of the work, no longer than that part or the whole may take. */
export type Waiting = <T>(part: Promise<T>, mostMs: number, slow: Trouble) => Promise<T>;

/**
 * @param wholeMs from now
 * @returns what rejects with Stopped when the time is over; the part itself is ended by whoever began it
 */
export function waitingWithin(wholeMs: number): Waiting {
  const endsAt = performance.now() + wholeMs;
  return (part, mostMs, slow) => {
    const leftMs = Math.max(0, endsAt - performance.now());
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(failed(leftMs < mostMs ? "whole_timeout" : slow)),
        Math.min(leftMs, mostMs),
      );
    });
    return Promise.race([part, over]).finally(() => clearTimeout(timer));
  };
}
