import type { PictureId } from "#schemas/images/picture-id.ts";
import type { RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { CheckBudget } from "../pictures/check-budget.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { MirrorPorts } from "../pictures/mirror-image.ts";
import { mirrorAll } from "../pictures/mirror-images.ts";
import { byUrgency, dueChecks } from "./plan-pictures.ts";

export interface Fetching {
  readonly plan: RenderPlan;
  /** What is known of the pictures; what is found out is added. */
  readonly records: Map<PictureId, ImageRecord>;
  readonly budget: CheckBudget;
  /** Is told which part of the checks is done, of 1. */
  readonly onDone: (share: number) => Promise<void>;
}

/**
 * Asks for the pictures of cards that have none yet, as long as the budget lasts. Nobody waits for
 * the rest: pictures that are shown and due for a check, and those that there was no time for, are
 * asked for elsewhere.
 */
export async function fetchPictures(
  { plan, records, budget, onDone }: Fetching,
  ports: MirrorPorts & { readonly imageQueue: ImageQueue },
): Promise<{ lacking: number; checked: number; left: number }> {
  const { first, later } = byUrgency(dueChecks(plan, records, ports.clock()), records);
  const mirrored = await mirrorAll(
    first,
    { budget, onDone: (done) => onDone(done / first.length) },
    ports,
  );
  const left = later.map(({ printingId }) => printingId);
  for (const one of mirrored) {
    if (one.outcome === "checked") records.set(one.record.printingId, one.record);
    else left.push(one.printingId);
  }
  if (left.length > 0) await ports.imageQueue.send(left);
  const checked = first.length + later.length - left.length;
  return { lacking: first.length, checked, left: left.length };
}
