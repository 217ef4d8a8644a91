import { DomainError } from "#shared/kernel/errors.ts";

/**
 * Does what a request asks for, or answers what a twin of it has done: two that came at once with one idempotency key both begin, and what
 * the faster one leaves may be refused to the other.
 *
 * @param twins what another call with the same key has done by now; undefined where there was none
 */
export async function orTwins<Done>(
  act: () => Promise<Done>,
  twins: () => Promise<Done | undefined>,
): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    const done = error instanceof DomainError ? await twins() : undefined;
    if (done === undefined) throw error;
    return done;
  }
}
