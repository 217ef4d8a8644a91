import type { PictureId } from "#schemas/images/picture-id.ts";
import type { RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId, Sha256 } from "#schemas/values.ts";
import type { Composite } from "../composites/composite.ts";
import { damagedPictures } from "../drawing/damaged-pictures.ts";
import type { CheckBudget } from "../pictures/check-budget.ts";
import { mendCells } from "../pictures/mend-cells.ts";
import type { MirrorPorts } from "../pictures/mirror-image.ts";
import { mirrorAll } from "../pictures/mirror-images.ts";
import type { PictureCheck } from "../pictures/picture-check.ts";
import { type Course, type Drawn, type DrawPorts, drawPages } from "./draw-pages.ts";
import { compositeOf, type Records } from "./plan-pictures.ts";

export interface Drawing extends Course {
  readonly plan: RenderPlan;
  /** What is known of the pictures; what repairs find out is added. */
  readonly records: Map<PictureId, ImageRecord>;
  /** Pictures that are known to be lost. */
  readonly damaged: ReadonlySet<Sha256>;
  /** For repairs. */
  readonly budget: CheckBudget;
}

/** What became of a drawing, and of what. */
export type WholeComposite = Exclude<Drawn, { outcome: "damaged" }> & {
  readonly composite: Composite;
  /** Pictures that turned out to be lost. */
  readonly damaged: ReadonlySet<Sha256>;
};

/**
 * Draws a plan with every picture that is promised. When a stored cell turns out to be damaged, all
 * are looked at and mended at once, so that drawing begins anew twice at most. They are made anew from
 * the originals that were kept; the sources are asked only for those that are missing, too. In the place of an owner's own
 * picture that cannot be mended the card's is shown; what else cannot be mended is a placeholder.
 */
export async function drawWhole(
  { plan, records, damaged: lostBefore, budget, ...course }: Drawing,
  ports: MirrorPorts & DrawPorts,
): Promise<WholeComposite> {
  const composite = compositeOf(plan, records, lostBefore);
  const hopeful = await drawPages(composite, course, ports);
  if (hopeful.outcome !== "damaged") return { ...hopeful, composite, damaged: lostBefore };

  const damaged = await damagedPictures(composite, ports.tools);
  const whole = await mendCells(damaged, { budget }, ports);
  const broken = new Set(damaged.filter((picture) => !whole.has(picture)));
  for (const one of await mirrorAll(repairsOf(plan, broken, records), { budget }, ports)) {
    if (one.outcome === "checked") records.set(one.record.printingId, one.record);
  }
  const lost = await lostOf(plan, { records, lost: lostBefore }, ports);
  const final = compositeOf(plan, records, lost);
  const result = await drawPages(final, course, ports);
  if (result.outcome !== "damaged") return { ...result, composite: final, damaged: lost };
  throw new Error(`${result.cards.length} cells were damaged while they were drawn.`);
}

/** What is lost of the pictures of a plan, also of those that are shown in the place of lost ones. */
async function lostOf(
  plan: RenderPlan,
  { records, lost }: { readonly records: Records; readonly lost: ReadonlySet<Sha256> },
  ports: DrawPorts,
): Promise<ReadonlySet<Sha256>> {
  const damaged = await damagedPictures(compositeOf(plan, records, lost), ports.tools);
  const all = new Set([...lost, ...damaged]);
  const hasOther = plan.cards.some(({ ownPicture }) => ownPicture && damaged.includes(ownPicture));
  return hasOther ? lostOf(plan, { records, lost: all }, ports) : all;
}

function repairsOf(
  { cards }: RenderPlan,
  broken: ReadonlySet<Sha256>,
  records: Records,
): readonly PictureCheck[] {
  const repairs = new Map<PrintingId, PictureCheck>();
  for (const { printingId, sourceUrl = records.get(printingId)?.sourceUrl } of cards) {
    const picture = records.get(printingId)?.sha256;
    if (!sourceUrl || !picture || !broken.has(picture)) continue;
    repairs.set(printingId, { printingId, sourceUrl, isRepair: true });
  }
  return [...repairs.values()];
}
