import type { PictureId } from "#schemas/images/picture-id.ts";
import type { AnyPlan } from "#schemas/images/render.ts";
import type { ImageRecord, RenderItem } from "#schemas/storage/image-items.ts";
import type { RenderBookmark } from "#schemas/storage/render-bookmark.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { checkBudget } from "../pictures/check-budget.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { MirrorPorts } from "../pictures/mirror-image.ts";
import type { DrawPrintPorts } from "../prints/draw-print.ts";
import { printCards } from "../prints/print-cards.ts";
import { drawCompositePages } from "./draw-composite-pages.ts";
import type { DrawPorts } from "./draw-pages.ts";
import { fetchPictures } from "./fetch-pictures.ts";
import type { RenderBookmarks, RenderPlans } from "./render-files.ts";
import { progressWriter } from "./render-progress.ts";
import type { RenderName, RenderStore } from "./render-store.ts";
import type { DrawingQueue, Turn } from "./render-turn.ts";

export interface DrawTurnPorts
  extends MirrorPorts,
    DrawPorts,
    Omit<DrawPrintPorts, "archive" | "tools"> {
  readonly renders: RenderStore;
  readonly plans: RenderPlans;
  readonly bookmarks: RenderBookmarks;
  readonly imageQueue: ImageQueue;
  readonly queue: DrawingQueue;
}

export interface DrawnReport {
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
}

/** A stretch of work on a render. */
export interface DrawingTurn {
  /** As it was when the turn began. */
  readonly begun: RenderItem;
  /** Which try this is, counted from 1. */
  readonly attempt: number;
  readonly time: Deadline;
  readonly turn: Turn;
}

/** For all pictures of a render together; what is not there by then is drawn as a placeholder. */
const fetchingMs = 60_000;
/** Of the time that is left, what pictures may take at most: the rest is for drawing. */
const fetchingPart = 1 / 4;
/** What killed two workers may be a picture: the third asks for none, and draws what there is. */
const fetchingAttempts = 2;
/** Of the percent: fetching pictures, where there are any to fetch, is the longer part. */
const fetchingShare = 60;

/**
 * Goes on with a render until it is done, or its turn is over and it steps back behind those that wait.
 *
 * @throws MessageError `permanent` when its plan is not there
 * @throws RenderGone when nobody wants it any more
 */
export async function drawTurn(
  name: RenderName,
  { begun, attempt, time, turn }: DrawingTurn,
  ports: DrawTurnPorts,
): Promise<DrawnReport | ComeBack> {
  // A browser that is yet to start does so while plan and pictures come; a print needs one for placeholders alone.
  if (begun.kind !== "print") ports.tools.sheetDrawer.prepare();
  const { plan, bookmark } = await planAndBookmark(name, ports);
  const write = progressWriter(name, begun, ports);
  const startedMs = ports.clock().getTime();
  const ids = [...new Set(plan.cards.map(({ printingId }) => printingId))];
  const known = bookmark.drawing?.records.map((one) => [one.printingId, one] as const);
  const records = new Map<PictureId, ImageRecord>(known ?? (await ports.records.find(ids)));
  const mayFetch = attempt <= fetchingAttempts && !bookmark.drawing;
  const budgetMs = mayFetch
    ? Math.min(fetchingMs - bookmark.fetchedMs, time.leftMs() * fetchingPart)
    : 0;
  const budget = checkBudget(Math.max(0, budgetMs), ports.clock);
  const fetched = known
    ? { lacking: 0, checked: 0, left: 0 }
    : await fetchPictures(
        {
          ...{ plan, records, budget, turn },
          onDone: (share) => write.share(share, fetchingShare),
        },
        ports,
      );
  const pause = async (cardsDone: number, next: RenderBookmark) => {
    await ports.bookmarks.lay(name.renderId, next);
    return new ComeBack(turn.pauseSeconds(), { outcome: "paused", cards: cardsDone });
  };
  if (turn.isOver()) {
    const fetchedMs = bookmark.fetchedMs + ports.clock().getTime() - startedMs;
    return pause(0, { fetchedMs });
  }
  if (fetched.lacking > 0) write.reached(fetchingShare);
  const stretch = { records, before: bookmark.drawing, budget, time, turn, write };
  const end =
    "print" in plan
      ? await printCards(plan, stretch, ports)
      : await drawCompositePages(plan, stretch, ports);
  if (end.outcome === "paused") {
    const { cells } = end;
    const found = { records: [...records.values()], damaged: [...end.damaged] };
    const drawing = { ...found, ...(cells !== undefined && { cells }) };
    return pause(end.cardsDone, { ...bookmark, drawing });
  }
  const { made, placeholders, pages, pagesDrawn } = end;
  const at = ports.clock().toISOString();
  await ports.renders.finish(name, { made, placeholders, at });
  await ports.records.countAccess([...records.values()], at.slice(0, 10));
  return {
    outcome: "drawn",
    ...{ cards: plan.cards.length, pages, pagesDrawn },
    ...{ pictures: ids.length, picturesChecked: fetched.checked, picturesLeft: fetched.left },
    placeholders: Object.values(placeholders).reduce((sum, list) => sum + list.length, 0),
  };
}

async function planAndBookmark(
  { renderId }: RenderName,
  { plans, bookmarks }: DrawTurnPorts,
): Promise<{ plan: AnyPlan; bookmark: RenderBookmark }> {
  const [plan, bookmark] = await Promise.all([plans.get(renderId), bookmarks.find(renderId)]);
  if (!plan) throw new MessageError("permanent", `The plan of ${renderId} is not there.`);
  return { plan, bookmark: bookmark ?? { fetchedMs: 0 } };
}
