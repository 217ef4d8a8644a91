import type { Clock } from "#shared/kernel/clock.ts";
import type { RenderName, RenderStore } from "./render-store.ts";

/** What the owner of a render reads that was given up. */
export const apology =
  "The render could not be finished, although it was tried several times. Ask again.";

/** Ends a render that nobody will try again; one that has ended or was deleted stays as it is. */
export async function giveUpRender(
  name: RenderName,
  { renders, clock }: { renders: RenderStore; clock: Clock },
): Promise<void> {
  await renders.fail(name, { error: apology, at: clock().toISOString() });
}
