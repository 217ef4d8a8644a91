import type { PictureId } from "#schemas/images/picture-id.ts";
import type { RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { CheckBudget } from "../pictures/check-budget.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { Mirrored, MirrorPorts } from "../pictures/mirror-image.ts";
import { mirrorAll } from "../pictures/mirror-images.ts";
import { byUrgency, dueChecks } from "./plan-pictures.ts";
import type { Turn } from "./render-turn.ts";

export interface Fetching {
  readonly plan: Pick<RenderPlan, "cards">;
  /** What is known of the pictures; what is found out is added. */
  readonly records: Map<PictureId, ImageRecord>;
  readonly budget: CheckBudget;
  /** Is told which part of the checks is done, of 1. */
  readonly onDone: (share: number) => Promise<void>;
  /** Once it is over, nothing more is asked for: the next turn goes on. */
  readonly turn: Turn;
}

/** Pictures between two looks at whether the turn is over; of those that are asked for, the record is one file. */
const perVisit = 200;

/**
 * Asks for the pictures of cards that have none yet, as long as the budget lasts. Nobody waits for
 * the rest: pictures that are shown and due for a check, and those that there was no time for, are
 * asked for elsewhere.
 */
export async function fetchPictures(
  { plan, records, budget, onDone, turn }: Fetching,
  ports: MirrorPorts & { readonly imageQueue: ImageQueue },
): Promise<{ lacking: number; checked: number; left: number }> {
  const { first, later } = byUrgency(dueChecks(plan, records, ports.clock()), records);
  const mirrored: Mirrored[] = [];
  for (const some of chunksOf(first, perVisit)) {
    if (turn.isOver()) break;
    const before = mirrored.length;
    const onEach = async (done: number) => {
      await onDone((before + done) / first.length);
      await turn.look();
    };
    mirrored.push(
      ...(await mirrorAll(some, { budget: whileIn(turn, budget), onDone: onEach }, ports)),
    );
  }
  const left = later.map(({ printingId }) => printingId);
  for (const one of mirrored) {
    if (one.outcome === "checked") records.set(one.record.printingId, one.record);
    else left.push(one.printingId);
  }
  if (left.length > 0 && !turn.isOver()) await ports.imageQueue.send(left);
  const checked = first.length + later.length - left.length;
  return { lacking: first.length, checked, left: left.length };
}

const whileIn = (turn: Turn, budget: CheckBudget): CheckBudget => ({
  ...budget,
  leftMs: () => (turn.isOver() ? 0 : budget.leftMs()),
  timeoutMs: (url) => (turn.isOver() ? 0 : budget.timeoutMs(url)),
});
