import type { PictureFormat } from "#schemas/images/composite.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Composite, CompositeCard } from "./composite.ts";
import { compositeHtml } from "./composite-html.ts";
import { type Grid, gridOf, type PageLayout, pageLayout } from "./composite-layout.ts";
import { cornerOf, shadowOf, sheetOf } from "./composite-sheet.ts";
import { palettes } from "./composite-style.ts";
import type { ImageStore } from "./image-store.ts";
import { type Imaging, type PageParts, type Pixels, UnusablePicture } from "./imaging.ts";
import type { Renderer } from "./renderer.ts";

/** A finished page of a composite. */
export interface RenderedPage {
  /** Counted from 1, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
  readonly bytes: Uint8Array;
  /** Of the whole composite, this page included. */
  readonly cardsDone: number;
  readonly cardsTotal: number;
  /** Cards of this page whose picture is missing or broken. */
  readonly placeholders: readonly PrintingId[];
}

export interface Studio {
  readonly renderer: Renderer;
  readonly imaging: Imaging;
  readonly images: ImageStore;
}

const pageTimeoutMs = 30_000;

/**
 * Draws a composite page by page. While one page is put together the browser draws the text of the
 * next; no more than two are in memory, however large the collection.
 *
 * A card whose picture cannot be had is drawn as a placeholder and named in its page.
 *
 * @throws RangeError without a card
 * @throws RenderTimeout when the browser does not finish a page
 */
export async function* renderComposite(
  composite: Composite,
  studio: Studio,
): AsyncGenerator<RenderedPage, void, undefined> {
  const count = composite.cards.length;
  const grid = gridOf(count, composite.options);
  let next: Promise<Prepared> | undefined;
  for (let page = 0; page < grid.pages; page += 1) {
    const { layout, parts, placeholders } = await (next ?? prepare(composite, grid, page, studio));
    next = page + 1 < grid.pages ? prepare(composite, grid, page + 1, studio) : undefined;
    // Its failure is reported when its turn comes, or never if nobody asks for that page.
    next?.catch(() => undefined);
    yield {
      ...{ page: page + 1, pages: grid.pages, width: layout.width, height: layout.height },
      format: composite.options.format,
      bytes: await studio.imaging.compose(parts),
      ...{ cardsDone: layout.to, cardsTotal: count, placeholders },
    };
  }
}

interface Prepared {
  readonly layout: PageLayout;
  readonly parts: PageParts;
  readonly placeholders: readonly PrintingId[];
}

async function prepare(
  composite: Composite,
  grid: Grid,
  page: number,
  { renderer, imaging, images }: Studio,
): Promise<Prepared> {
  const { options } = composite;
  const layout = pageLayout(grid, composite.cards.length, page);
  const cards = composite.cards.slice(layout.from, layout.to);
  const pictures = await Promise.all(
    cards.map((card) => pixelsOf(card, options.quality, { imaging, images })),
  );
  const missing = new Set(pictures.flatMap((pixels, index) => (pixels ? [] : [index])));
  const sheet = sheetOf(layout, grid, missing);
  const cells = layout.cells.flatMap((box, index) => {
    const pixels = pictures[index];
    return pixels ? [{ box, pixels }] : [];
  });
  const palette = palettes[options.theme];
  const parts: PageParts = {
    ...{ width: layout.width, height: layout.height, paper: palette.paper },
    sheet: await renderer.photograph({
      html: compositeHtml({ composite, grid, layout, missing, sheet }),
      ...{ width: sheet.width, height: sheet.height, timeoutMs: pageTimeoutMs },
    }),
    ...{ strips: sheet.strips, cells, format: options.format, quality: options.quality },
    frame: {
      ...{ radius: cornerOf(grid), shadow: shadowOf(grid) },
      shadowOpacity: palette.shadow,
    },
  };
  const placeholders = cards.filter((_card, i) => missing.has(i)).map((card) => card.printingId);
  return { layout, parts, placeholders };
}

async function pixelsOf(
  { picture }: CompositeCard,
  quality: Composite["options"]["quality"],
  { imaging, images }: Pick<Studio, "imaging" | "images">,
): Promise<Pixels | undefined> {
  const cell = picture && (await images.cell(picture, quality));
  if (!cell) return undefined;
  try {
    return await imaging.pixels(cell, quality);
  } catch (error) {
    // A broken cell costs its card the picture, not the collection the composite.
    if (error instanceof UnusablePicture) return undefined;
    throw error;
  }
}
