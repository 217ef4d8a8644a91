import type { RenderItem } from "#schemas/storage/image-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { RenderName, RenderStore } from "./render-store.ts";

/** The render was deleted or cancelled while it was drawn; nobody waits for it any more. */
export class RenderGone extends Error {
  override readonly name = "RenderGone";
}

/** Nobody watches more closely than this. */
const intervalMs = 500;
/** What is left for saying that it is done. */
const mostPercent = 99;

/** How far a render is; it never goes back, whoever goes on with it. */
export interface ProgressWriter {
  /** A part of the way to some percent is done, of 1. */
  share(part: number, to: number): Promise<void>;
  /** So many percent are done without a word to anybody. */
  reached(percent: number): void;
  /** So many of all cards are drawn. */
  cards(done: number, all: number): Promise<void>;
}

/**
 * Writes down how far a render is, not more often than anybody would look.
 *
 * @param begun how far it was
 * @throws RenderGone when it was deleted or cancelled
 */
export function progressWriter(
  name: RenderName,
  begun: Pick<RenderItem, "percent" | "cardsDone">,
  { renders, clock }: { renders: RenderStore; clock: Clock },
): ProgressWriter {
  let writtenAtMs = clock().getTime();
  let from = begun.percent;
  const write = async (percent: number, cardsDone: number) => {
    const nowMs = clock().getTime();
    if (nowMs - writtenAtMs < intervalMs) return;
    writtenAtMs = nowMs;
    if ((await renders.advance(name, { percent: Math.floor(percent), cardsDone })) === "gone")
      throw new RenderGone();
  };
  return {
    share: (part, to) => write(Math.max(from, from + (to - from) * part), begun.cardsDone),
    reached(percent) {
      from = Math.max(from, percent);
    },
    cards(done, all) {
      const before = begun.cardsDone;
      const part = Math.max(0, done - before) / Math.max(1, all - before);
      return write(from + (mostPercent - from) * part, Math.max(before, done));
    },
  };
}
