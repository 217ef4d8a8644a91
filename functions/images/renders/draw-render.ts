import type { RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Composite } from "../composites/composite.ts";
import type { MirrorPorts, PictureCheck } from "../pictures/mirror-image.ts";
import { mirrorAll } from "../pictures/mirror-images.ts";
import { type DrawPorts, drawPages } from "./draw-pages.ts";
import { compositeOf, dueChecks, placeholdersOf, type Records } from "./plan-pictures.ts";
import type { RenderPlans } from "./render-files.ts";
import { progressWriter, RenderGone } from "./render-progress.ts";
import type { RenderName, RenderProgress, RenderStore } from "./render-store.ts";

export interface DrawRenderPorts extends MirrorPorts, DrawPorts {
  readonly renders: RenderStore;
  readonly plans: RenderPlans;
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
      readonly placeholders: number;
    };

/**
 * Draws a render: fetches the pictures that are due, then page after page. A second delivery of the
 * message draws nothing that is there; one after a worker's death goes on where it stopped.
 *
 * @param isLast whether nobody will try again; then the render is marked as failed
 * @throws MessageError `permanent` when its plan is not there
 */
export async function drawRender(
  name: RenderName,
  { isLast }: { isLast: boolean },
  ports: DrawRenderPorts,
): Promise<RenderReport> {
  const { renders, plans, clock } = ports;
  const begun = await renders.begin(name, clock().toISOString());
  if (begun === "gone") return { outcome: "not_wanted" };
  try {
    const plan = await plans.get(name.renderId);
    if (!plan) throw new MessageError("permanent", `The plan of ${name.renderId} is not there.`);
    return await drawn(name, plan, ports);
  } catch (error) {
    if (error instanceof RenderGone) return { outcome: "not_wanted" };
    const isOver = isLast || (error instanceof MessageError && error.errorClass === "permanent");
    if (isOver) await renders.fail(name, { error: apology, at: clock().toISOString() });
    throw error;
  }
}

const apology = "The picture could not be drawn, although it was tried several times. Ask again.";

/** Of the percent: fetching pictures, where there are any to fetch, is the longer part. */
const fetchingShare = 60;

async function drawn(
  name: RenderName,
  plan: RenderPlan,
  ports: DrawRenderPorts,
): Promise<RenderReport> {
  const write = progressWriter(name, ports);
  const ids = [...new Set(plan.cards.map(({ printingId }) => printingId))];
  const records = new Map(await ports.records.find(ids));
  const checks = dueChecks(plan, records, ports.clock());
  await checked(checks, records, ports, (done) =>
    write({ percent: Math.floor((fetchingShare * done) / checks.length), cardsDone: 0 }),
  );
  const base = checks.length > 0 ? fetchingShare : 0;
  const { stored, pagesDrawn, composite } = await drawnWhole(plan, records, ports, (cardsDone) => {
    const share = cardsDone / plan.cards.length;
    return write({ percent: base + Math.floor((99 - base) * share), cardsDone });
  });
  const placeholders = placeholdersOf(composite, plan, records);
  const count = Object.values(placeholders).reduce((sum, list) => sum + list.length, 0);
  // With placeholders it is not the composite of these cards; a later request tries them again.
  if (count === 0) await ports.renders.rememberComposite(stored);
  const at = ports.clock().toISOString();
  await ports.renders.finish(name, { composite: stored, placeholders, at });
  await ports.records.countAccess([...records.values()], at.slice(0, 10));
  return {
    outcome: "drawn",
    ...{ cards: plan.cards.length, pages: stored.pages.length, pagesDrawn },
    ...{ pictures: ids.length, picturesChecked: checks.length, placeholders: count },
  };
}

/** Draws until every picture that is promised is shown; what cannot be mended is a placeholder. */
async function drawnWhole(
  plan: RenderPlan,
  records: Map<PrintingId, ImageRecord>,
  ports: DrawRenderPorts,
  onPage: (cardsDone: RenderProgress["cardsDone"]) => Promise<void>,
) {
  const mended = new Set<PrintingId>();
  const lost = new Set<PrintingId>();
  for (;;) {
    const composite: Composite = compositeOf(plan, records, lost);
    const result = await drawPages(composite, ports, onPage);
    if (result.outcome === "drawn") return { ...result, composite };
    const repairs = repairsOf(plan, result.cards, mended, records);
    for (const { printingId } of repairs) mended.add(printingId);
    const inHand = new Set(repairs.map(({ printingId }) => printingId));
    for (const id of result.cards) if (!inHand.has(id)) lost.add(id);
    await checked(repairs, records, ports);
  }
}

function repairsOf(
  { cards }: RenderPlan,
  damaged: readonly PrintingId[],
  mended: ReadonlySet<PrintingId>,
  records: Records,
): readonly PictureCheck[] {
  const repairs = new Map<PrintingId, PictureCheck>();
  for (const { printingId, sourceUrl = records.get(printingId)?.sourceUrl } of cards) {
    if (!sourceUrl || !damaged.includes(printingId) || mended.has(printingId)) continue;
    repairs.set(printingId, { printingId, sourceUrl, isRepair: true });
  }
  return [...repairs.values()];
}

/** Asks for pictures and notes what came; one whose source is silent stays what it was. */
async function checked(
  checks: readonly PictureCheck[],
  records: Map<PrintingId, ImageRecord>,
  ports: DrawRenderPorts,
  onDone?: (done: number) => Promise<void>,
): Promise<void> {
  for (const mirrored of await mirrorAll(checks, ports, onDone)) {
    if (mirrored.outcome !== "checked") continue;
    records.set(mirrored.record.printingId, mirrored.record);
  }
}
