import type { RenderPlan } from "#schemas/images/render.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { compositeKey } from "../composites/composite-key.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import { byUrgency, compositeOf, dueChecks, placeholdersOf } from "./plan-pictures.ts";
import type { RenderStore } from "./render-store.ts";

/** Pictures that one answer has checked again: one call of the queue. The next request goes on. */
const mostChecks = 250;

export interface ReadyPorts {
  readonly records: ImageRecords;
  readonly renders: RenderStore;
  readonly imageQueue: ImageQueue;
  readonly clock: Clock;
}

/**
 * What a render is whose composite is there already: done, at the moment it is made. Empty when it
 * is to be drawn, or when a card that is shown without a picture may have one by now.
 *
 * Pictures that are shown and due for a check are checked elsewhere; the answer does not wait.
 */
export async function readyComposite(
  plan: RenderPlan,
  { records, renders, imageQueue, clock }: ReadyPorts,
): Promise<Partial<RenderItem>> {
  const now = clock();
  const found = await records.find([...new Set(plan.cards.map(({ printingId }) => printingId))]);
  const { first, later } = byUrgency(dueChecks(plan, found, now), found);
  if (first.length > 0) return {};
  const composite = compositeOf(plan, found);
  const stored = await renders.composite(Sha256.parse(compositeKey(composite)));
  if (!stored) return {};
  const checks = later.slice(0, mostChecks).map(({ printingId }) => printingId);
  if (checks.length > 0) await imageQueue.send(checks);
  const [cardsDone, at] = [plan.cards.length, now.toISOString()];
  const placeholders = placeholdersOf(composite, plan, found);
  const ended = { percent: 100, cardsDone, startedAt: at, finishedAt: at };
  return { state: "done", ...ended, composite: stored, placeholders };
}
