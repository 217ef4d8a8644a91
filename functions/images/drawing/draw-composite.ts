import type { CompositeFormat } from "#schemas/images/composite.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type Deadline, stillInTime } from "#shared/kernel/deadline.ts";
import type { Composite } from "../composites/composite.ts";
import { layoutOf } from "../composites/layout/layout-of.ts";
import type { DrawingTools } from "./drawing-tools.ts";
import { preparePage } from "./prepare-page.ts";

/** A finished page of a composite. */
export interface DrawnPage {
  /** Counted from 1, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly format: CompositeFormat;
  readonly bytes: Uint8Array;
  /** Of the whole composite, this page included. */
  readonly cardsDone: number;
  readonly cardsTotal: number;
  /** Cards of this page whose picture is missing or broken. */
  readonly placeholders: readonly PrintingId[];
}

/** How much of a composite is drawn, and until when. */
export interface DrawingOrder {
  /** Which pages to draw, counted from 1; the others are left out. @default all */
  readonly isWanted?: (page: number) => boolean;
  readonly time: Deadline;
}

/**
 * Draws a composite page by page. While one page is put together the browser draws the text of the
 * next; no more than two are in memory, however large the collection.
 *
 * A card whose picture cannot be had is drawn as a placeholder and named in its page.
 *
 * @throws RangeError without a card, or with more than its layout can hold
 * @throws DrawTimeout when the browser does not finish a page
 * @throws OutOfTime when there is no time for a further page
 */
export async function* drawComposite(
  composite: Composite,
  tools: DrawingTools,
  { isWanted = () => true, time }: DrawingOrder,
): AsyncGenerator<DrawnPage, void, undefined> {
  const whole = layoutOf(composite);
  const [pages, cardsTotal] = [whole.pages.length, composite.cards.length];
  const wanted = whole.pages.filter(({ page }) => isWanted(page + 1));
  const prepared = (layout: (typeof wanted)[number]) =>
    preparePage({ composite, whole, layout, time }, tools);
  let next: ReturnType<typeof prepared> | undefined;
  for (const [index, layout] of wanted.entries()) {
    const { parts, placeholders } = await (next ?? prepared(layout));
    stillInTime(time);
    const following = wanted[index + 1];
    next = following && prepared(following);
    // Its failure is reported when its turn comes, or never if nobody asks for that page.
    next?.catch(() => undefined);
    yield {
      ...{ page: layout.page + 1, pages, width: layout.width, height: layout.height },
      format: composite.options.format,
      bytes: await tools.imaging.drawPage(parts),
      ...{ cardsDone: layout.to, cardsTotal, placeholders },
    };
  }
}
