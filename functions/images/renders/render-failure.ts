import type { Clock } from "#shared/kernel/clock.ts";
import { tooLate } from "./render-deadline.ts";
import type { RenderName, RenderStore } from "./render-store.ts";

/** What the owner of a render reads that was given up. */
const apology = "The render could not be finished, although it was tried several times. Ask again.";

/**
 * Ends a render that nobody will try again; one that has ended or was deleted stays as it is.
 *
 * @param reason the worker's; its owner reads a sentence made for owners
 */
export async function giveUpRender(
  name: RenderName,
  reason: string,
  { renders, clock }: { renders: RenderStore; clock: Clock },
): Promise<void> {
  const error = reason === tooLate ? tooLate : apology;
  await renders.fail(name, { error, at: clock().toISOString() });
}
