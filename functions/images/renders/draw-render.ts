import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { type Deadline, deadlineAt, earliestOf, within } from "#shared/kernel/deadline.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { checkBudget } from "../pictures/check-budget.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { MirrorPorts } from "../pictures/mirror-image.ts";
import type { DrawPorts } from "./draw-pages.ts";
import { drawWhole } from "./draw-whole.ts";
import { fetchPictures } from "./fetch-pictures.ts";
import { placeholdersOf } from "./plan-pictures.ts";
import { drawingTime, tooLate } from "./render-deadline.ts";
import type { RenderPlans } from "./render-files.ts";
import { progressWriter, RenderGone } from "./render-progress.ts";
import type { RenderName, RenderStore } from "./render-store.ts";

export interface DrawRenderPorts extends MirrorPorts, DrawPorts {
  readonly renders: RenderStore;
  readonly plans: RenderPlans;
  readonly imageQueue: ImageQueue;
}

export type RenderReport =
  | { readonly outcome: "not_wanted" }
  | {
      readonly outcome: "drawn";
      readonly cards: number;
      readonly pages: number;
      readonly pagesDrawn: number;
      /** Different ones; of these, `picturesChecked` had to be asked for at their source. */
      readonly pictures: number;
      readonly picturesChecked: number;
      /** Asked for elsewhere: shown and due for a check, or without time for them here. */
      readonly picturesLeft: number;
      readonly placeholders: number;
    };

/** One try at a render. */
export interface DrawingTry {
  /** Counted from 1. */
  readonly attempt: number;
  /** What is left of the worker's own time, in milliseconds. */
  readonly leftMs: number;
}

/**
 * Draws a render: fetches pictures of cards that have none, for some seconds, then draws page after
 * page with what there is. A second delivery of the message draws nothing that is there; one after
 * a worker's death goes on where it stopped. Whatever hangs, this ends before the worker's time does,
 * and before the render's.
 *
 * @throws MessageError `permanent` when its plan is not there or its time is over; `transient`, to be
 * tried again soon, for all else
 */
export async function drawRender(
  name: RenderName,
  { attempt, leftMs }: DrawingTry,
  ports: DrawRenderPorts,
): Promise<RenderReport> {
  const { renders, clock } = ports;
  const workerEnds = new Date(clock().getTime() + leftMs - partingMs);
  const begun = await renders.begin(name, clock().toISOString());
  if (begun === "gone") return { outcome: "not_wanted" };
  const whole = drawingTime(begun.createdAt, clock);
  const time = earliestOf(whole, deadlineAt(workerEnds, clock));
  try {
    return await within(time, () => drawn(name, { attempt, time }, ports));
  } catch (error) {
    if (error instanceof RenderGone) return { outcome: "not_wanted" };
    if (whole.leftMs() === 0) throw new MessageError("permanent", tooLate, { cause: error });
    if (error instanceof MessageError) throw error;
    const retryAfterSeconds = pauseSeconds * 2 ** (attempt - 1);
    throw new MessageError("transient", reasonOf(error), { retryAfterSeconds, cause: error });
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A worker keeps so much of its time for saying how it ended. */
const partingMs = 15_000;
/** Between the first two tries at a render; twice as long each time. */
const pauseSeconds = 15;
/** For all pictures of a render together; what is not there by then is drawn as a placeholder. */
const fetchingMs = 60_000;
/** Of the time that is left, what pictures may take at most: the rest is for drawing. */
const fetchingPart = 1 / 4;
/** What killed two workers may be a picture: the third asks for none, and draws what there is. */
const fetchingAttempts = 2;

/** Of the percent: fetching pictures, where there are any to fetch, is the longer part. */
const fetchingShare = 60;

async function drawn(
  name: RenderName,
  { attempt, time }: { attempt: number; time: Deadline },
  ports: DrawRenderPorts,
): Promise<RenderReport> {
  const plan = await ports.plans.get(name.renderId);
  if (!plan) throw new MessageError("permanent", `The plan of ${name.renderId} is not there.`);
  const budgetMs =
    attempt > fetchingAttempts ? 0 : Math.min(fetchingMs, time.leftMs() * fetchingPart);
  const write = progressWriter(name, ports);
  const budget = checkBudget(budgetMs, ports.clock);
  const ids = [...new Set(plan.cards.map(({ printingId }) => printingId))];
  const records = new Map<PictureId, ImageRecord>(await ports.records.find(ids));
  const fetched = await fetchPictures(
    {
      plan,
      records,
      budget,
      onDone: (share) => write({ percent: fetchingShare * share, cardsDone: 0 }),
    },
    ports,
  );
  const base = fetched.lacking > 0 ? fetchingShare : 0;
  const { stored, pagesDrawn, composite } = await drawWhole(
    {
      plan,
      records,
      ...{ budget, time },
      onPage: (cardsDone) =>
        write({ percent: base + (99 - base) * (cardsDone / plan.cards.length), cardsDone }),
    },
    ports,
  );
  const placeholders = placeholdersOf(composite, plan, records);
  await ports.renders.rememberComposite(stored);
  const at = ports.clock().toISOString();
  await ports.renders.finish(name, { composite: stored, placeholders, at });
  await ports.records.countAccess([...records.values()], at.slice(0, 10));
  return {
    outcome: "drawn",
    ...{ cards: plan.cards.length, pages: stored.pages.length, pagesDrawn },
    ...{ pictures: ids.length, picturesChecked: fetched.checked, picturesLeft: fetched.left },
    placeholders: Object.values(placeholders).reduce((sum, list) => sum + list.length, 0),
  };
}
