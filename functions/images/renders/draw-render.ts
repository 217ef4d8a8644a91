import type { RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { checkBudget } from "../pictures/check-budget.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { MirrorPorts } from "../pictures/mirror-image.ts";
import type { DrawPorts } from "./draw-pages.ts";
import { drawWhole } from "./draw-whole.ts";
import { fetchPictures } from "./fetch-pictures.ts";
import { placeholdersOf } from "./plan-pictures.ts";
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

/**
 * Draws a render: fetches pictures of cards that have none, for some seconds, then draws page after
 * page with what there is. A second delivery of the message draws nothing that is there; one after
 * a worker's death goes on where it stopped.
 *
 * @param attempt which try this is, counted from 1
 * @throws MessageError `permanent` when its plan is not there
 */
export async function drawRender(
  name: RenderName,
  { attempt }: { attempt: number },
  ports: DrawRenderPorts,
): Promise<RenderReport> {
  const { renders, plans, clock } = ports;
  const begun = await renders.begin(name, clock().toISOString());
  if (begun === "gone") return { outcome: "not_wanted" };
  const plan = await plans.get(name.renderId);
  if (!plan) throw new MessageError("permanent", `The plan of ${name.renderId} is not there.`);
  try {
    return await drawn(
      name,
      plan,
      { budgetMs: attempt > fetchingAttempts ? 0 : fetchingMs },
      ports,
    );
  } catch (error) {
    if (error instanceof RenderGone) return { outcome: "not_wanted" };
    throw error;
  }
}

/** For all pictures of a render together; what is not there by then is drawn as a placeholder. */
const fetchingMs = 60_000;
/** What killed two workers may be a picture: the third asks for none, and draws what there is. */
const fetchingAttempts = 2;

/** Of the percent: fetching pictures, where there are any to fetch, is the longer part. */
const fetchingShare = 60;

async function drawn(
  name: RenderName,
  plan: RenderPlan,
  { budgetMs }: { budgetMs: number },
  ports: DrawRenderPorts,
): Promise<RenderReport> {
  const write = progressWriter(name, ports);
  const budget = checkBudget(budgetMs, ports.clock);
  const ids = [...new Set(plan.cards.map(({ printingId }) => printingId))];
  const records = new Map<PrintingId, ImageRecord>(await ports.records.find(ids));
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
      budget,
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
