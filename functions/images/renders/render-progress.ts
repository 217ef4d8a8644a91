import type { Clock } from "#shared/kernel/clock.ts";
import type { RenderName, RenderProgress, RenderStore } from "./render-store.ts";

/** The render was deleted while it was drawn; nobody waits for it any more. */
export class RenderGone extends Error {
  override readonly name = "RenderGone";
}

/** Nobody watches more closely than this. */
const intervalMs = 500;

/**
 * Writes down how far a render is, not more often than anybody would look.
 *
 * @throws RenderGone when it was deleted
 */
export function progressWriter(
  name: RenderName,
  { renders, clock }: { renders: RenderStore; clock: Clock },
): (progress: RenderProgress) => Promise<void> {
  let writtenAtMs = clock().getTime();
  return async ({ percent, cardsDone }) => {
    const nowMs = clock().getTime();
    if (nowMs - writtenAtMs < intervalMs) return;
    writtenAtMs = nowMs;
    if ((await renders.advance(name, { percent: Math.floor(percent), cardsDone })) === "gone")
      throw new RenderGone();
  };
}
