import type { CompositeFormat } from "#schemas/images/composite.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type Deadline, stillInTime } from "#shared/kernel/deadline.ts";
import type { Composite } from "../composites/composite.ts";
import { type CompositePage, compositeHtml } from "../composites/composite-html.ts";
import { type Grid, gridOf, type PageLayout, pageLayout } from "../composites/composite-layout.ts";
import { cornerOf, shadowOf, sheetOf } from "../composites/composite-sheet.ts";
import { palettes } from "../composites/composite-style.ts";
import type { ImageStore } from "../pictures/image-store.ts";
import type { Imaging, PageParts } from "./imaging.ts";
import { pixelsOf } from "./readable-cell.ts";
import type { SheetDrawer } from "./sheet-drawer.ts";

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

export interface DrawingTools {
  readonly sheetDrawer: SheetDrawer;
  readonly imaging: Imaging;
  readonly images: ImageStore;
}

/** How much of a composite is drawn, and until when. */
export interface DrawingOrder {
  /** Which pages to draw, counted from 1; the others are left out. @default all */
  readonly isWanted?: (page: number) => boolean;
  readonly time: Deadline;
}

/** A browser that has not drawn a page by then will not draw it at all. */
const pageTimeoutMs = 30_000;

/**
 * Draws a composite page by page. While one page is put together the browser draws the text of the
 * next; no more than two are in memory, however large the collection.
 *
 * A card whose picture cannot be had is drawn as a placeholder and named in its page.
 *
 * @throws RangeError without a card
 * @throws DrawTimeout when the browser does not finish a page
 * @throws OutOfTime when there is no time for a further page
 */
export async function* drawComposite(
  composite: Composite,
  tools: DrawingTools,
  { isWanted = () => true, time }: DrawingOrder,
): AsyncGenerator<DrawnPage, void, undefined> {
  const count = composite.cards.length;
  const grid = gridOf(count, composite.options);
  const wanted = Array.from({ length: grid.pages }, (_none, page) => page).filter((page) =>
    isWanted(page + 1),
  );
  const preparePage = (page: number) => prepare({ composite, grid, page, time }, tools);
  let next: Promise<Prepared> | undefined;
  for (const [index, page] of wanted.entries()) {
    const { layout, parts, placeholders } = await (next ?? preparePage(page));
    stillInTime(time);
    const following = wanted[index + 1];
    next = following === undefined ? undefined : preparePage(following);
    // Its failure is reported when its turn comes, or never if nobody asks for that page.
    next?.catch(() => undefined);
    yield {
      ...{ page: page + 1, pages: grid.pages, width: layout.width, height: layout.height },
      format: composite.options.format,
      bytes: await tools.imaging.drawPage(parts),
      ...{ cardsDone: layout.to, cardsTotal: count, placeholders },
    };
  }
}

interface Prepared {
  readonly layout: PageLayout;
  readonly parts: PageParts;
  readonly placeholders: readonly PrintingId[];
}

interface WantedPage {
  readonly composite: Composite;
  readonly grid: Grid;
  readonly page: number;
  readonly time: Deadline;
}

async function prepare(
  { composite, grid, page, time }: WantedPage,
  tools: DrawingTools,
): Promise<Prepared> {
  const { options } = composite;
  const layout = pageLayout(grid, composite.cards.length, page);
  const cards = composite.cards.slice(layout.from, layout.to);
  const found = await Promise.all(
    cards.map(({ picture }) => picture && tools.images.cell(picture, options.quality)),
  );
  // Cells seldom turn out to be broken, so the browser does not wait for all to be decoded.
  const [hopeful, pictures] = await Promise.all([
    drawSheet({ composite, grid, layout, missing: absentIn(found), time }, tools.sheetDrawer),
    Promise.all(found.map((cell) => cell && pixelsOf(cell, options.quality, tools.imaging))),
  ]);
  const missing = absentIn(pictures);
  const { sheet, drawn } =
    missing.size === hopeful.missing.size
      ? hopeful
      : await drawSheet({ composite, grid, layout, missing, time }, tools.sheetDrawer);
  const palette = palettes[options.theme];
  const parts: PageParts = {
    ...{ width: layout.width, height: layout.height, paper: palette.paper },
    ...{ sheet: drawn, strips: sheet.strips },
    cells: layout.cells.flatMap((box, index) => {
      const pixels = pictures[index];
      return pixels ? [{ box, pixels }] : [];
    }),
    frame: {
      ...{ radius: cornerOf(grid), shadow: shadowOf(grid) },
      shadowOpacity: palette.shadow,
    },
    ...{ format: options.format, quality: options.quality },
  };
  const placeholders = cards.filter((_card, i) => missing.has(i)).map((card) => card.printingId);
  return { layout, parts, placeholders };
}

async function drawSheet(
  { time, ...page }: Omit<CompositePage, "sheet"> & { readonly time: Deadline },
  sheetDrawer: SheetDrawer,
) {
  stillInTime(time);
  const timeoutMs = Math.min(pageTimeoutMs, time.leftMs());
  const sheet = sheetOf(page.layout, page.grid, page.missing);
  const drawn = await sheetDrawer.draw({
    html: compositeHtml({ ...page, sheet }),
    ...{ width: sheet.width, height: sheet.height, timeoutMs },
  });
  return { missing: page.missing, sheet, drawn };
}

const absentIn = (found: readonly unknown[]): ReadonlySet<number> =>
  new Set(found.flatMap((picture, index) => (picture ? [] : [index])));
