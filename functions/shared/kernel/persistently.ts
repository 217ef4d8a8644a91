import { DomainError } from "#shared/kernel/errors.ts";

const attempts = 8;
const firstPauseMs = 10;

const sleep = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

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
    // A pause after the last attempt would only keep the caller waiting for the refusal.
    if (count > 0) await pause(firstPauseMs * 2 ** (count - 1) * (0.5 + Math.random()));
    const result = await attempt(count);
    if (result !== undefined) return result;
  }
  throw contended();
}

export const contended = () =>
  new DomainError(
    "request.too_many",
    "Several requests change the same items at this moment; nothing was lost, try again in a second.",
    { headers: { "retry-after": "1" } },
  );
