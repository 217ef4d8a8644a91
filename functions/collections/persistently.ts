import { setTimeout as sleep } from "node:timers/promises";
import { contended } from "./errors.ts";

const attempts = 8;
const firstPauseMs = 10;

/**
 * Runs an attempt that reads, decides and writes under a condition until it wins. An attempt that
 * lost against another writer answers undefined and is made again after a growing, random pause.
 *
 * @param pause replaced by tests
 * @throws DomainError `request.too_many` after eight attempts
 */
export async function persistently<T>(
  attempt: (count: number) => Promise<T | undefined>,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<T> {
  for (let count = 0; count < attempts; count += 1) {
    const result = await attempt(count);
    if (result !== undefined) return result;
    await pause(firstPauseMs * 2 ** count * (0.5 + Math.random()));
  }
  throw contended();
}
