import type { PictureId } from "#schemas/images/picture-id.ts";
import type { RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId, Sha256 } from "#schemas/values.ts";
import type { Composite } from "../composites/composite.ts";
import { damagedCards } from "../drawing/damaged-cards.ts";
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
  /** Cards whose picture is known to be lost. */
  readonly damaged: ReadonlySet<PrintingId>;
  /** For repairs. */
  readonly budget: CheckBudget;
}

/** What became of a drawing, and of what. */
export type WholeComposite = Exclude<Drawn, { outcome: "damaged" }> & {
  readonly composite: Composite;
  /** Cards whose picture turned out to be lost. */
  readonly damaged: ReadonlySet<PrintingId>;
};

/**
 * Draws a plan with every picture that is promised. When a stored cell turns out to be damaged, all
 * are looked at and mended at once, so that drawing begins anew twice at most. They are made anew from
 * the originals that were kept; the sources are asked only for those that are missing, too. What cannot
 * be mended is a placeholder.
 */
export async function drawWhole(
  { plan, records, damaged: lostBefore, budget, ...course }: Drawing,
  ports: MirrorPorts & DrawPorts,
): Promise<WholeComposite> {
  const composite = compositeOf(plan, records, lostBefore);
  const hopeful = await drawPages(composite, course, ports);
  if (hopeful.outcome !== "damaged") return { ...hopeful, composite, damaged: lostBefore };

  const damaged = await damagedCards(composite, ports.tools);
  const pictureOf = (id: PrintingId) => records.get(id)?.sha256;
  const whole = await mendCells(
    damaged.flatMap((id) => pictureOf(id) ?? []),
    { budget },
    ports,
  );
  const isBroken = (picture: Sha256 | undefined) => !picture || !whole.has(picture);
  const broken = damaged.filter((id) => isBroken(pictureOf(id)));
  for (const one of await mirrorAll(repairsOf(plan, broken, records), { budget }, ports)) {
    if (one.outcome === "checked") records.set(one.record.printingId, one.record);
  }
  const mended = compositeOf(plan, records, lostBefore);
  const lost = new Set([...lostBefore, ...(await damagedCards(mended, ports.tools))]);
  const final = compositeOf(plan, records, lost);
  const result = await drawPages(final, course, ports);
  if (result.outcome !== "damaged") return { ...result, composite: final, damaged: lost };
  throw new Error(`${result.cards.length} cells were damaged while they were drawn.`);
}

function repairsOf(
  { cards }: RenderPlan,
  damaged: readonly PrintingId[],
  records: Records,
): readonly PictureCheck[] {
  const broken = new Set(damaged);
  const repairs = new Map<PrintingId, PictureCheck>();
  for (const { printingId, sourceUrl = records.get(printingId)?.sourceUrl } of cards) {
    if (!sourceUrl || !broken.has(printingId)) continue;
    repairs.set(printingId, { printingId, sourceUrl, isRepair: true });
  }
  return [...repairs.values()];
}
