import type { PrintingId } from "#schemas/values.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import { backdropOf } from "../composites/backdrop.ts";
import { type Composite, mainLanguage } from "../composites/composite.ts";
import { isSlabbed } from "../composites/composite-marks.ts";
import { shadowOf } from "../composites/layout/grid-layout.ts";
import type { Box, CompositeLayout, PageLayout } from "../composites/layout/page-layout.ts";
import { cornerOf } from "../composites/look/label-style.ts";
import { missingOpacity } from "../composites/look/mark-style.ts";
import { lookOf } from "../composites/pieces/composite-html.ts";
import type { CompositePage, PlacedCard } from "../composites/pieces/page-pieces.ts";
import { placedCards } from "../composites/pieces/placed-cards.ts";
import { slabIn } from "../composites/pieces/slab.ts";
import { stampsOf } from "../composites/pieces/stamps.ts";
import { shownPart } from "../composites/shown-part.ts";
import { drawSheet, pressStamps } from "./draw-sheet.ts";
import type { DrawingTools } from "./drawing-tools.ts";
import type { PageParts, Pixels } from "./imaging.ts";
import { pixelsOf } from "./readable-cell.ts";

export interface WantedPage {
  readonly composite: Composite;
  readonly whole: CompositeLayout;
  readonly layout: PageLayout;
  readonly time: Deadline;
}

export interface PreparedPage {
  readonly parts: PageParts;
  /** Cards whose picture is missing or broken. */
  readonly placeholders: readonly PrintingId[];
}

/** Has the text of a page drawn and the pictures of its cards decoded. */
export async function preparePage(
  { composite, whole, layout, time }: WantedPage,
  tools: DrawingTools,
): Promise<PreparedPage> {
  const { options } = composite;
  const { measures, pages } = whole;
  const cards = placedCards(composite, layout, measures);
  const found = await Promise.all(
    cards.map(({ card: { picture } }) =>
      picture === undefined ? undefined : tools.images.cell(picture, options.quality),
    ),
  );
  const page = { composite, measures, layout, pages: pages.length, usual: mainLanguage(composite) };
  const isFan = options.layout === "fan";
  const sheetFor = (absent: ReadonlySet<number>, shown: CompositePage["shown"] = new Map()) =>
    drawSheet({ ...page, absent, shown }, { time, cells: isFan ? found : [] }, tools.sheetDrawer);
  const decoded = Promise.all(
    found.map((cell, index) => {
      const manner = { quality: options.quality, size: cards[index]?.picture };
      return cell === undefined ? undefined : pixelsOf(cell, manner, tools.imaging);
    }),
  );
  // Cells seldom turn out to be broken, so the browser does not wait for all to be decoded.
  const [hopeful, pictures, pressed] = await Promise.all([
    isFan ? undefined : sheetFor(absentIn(found)),
    decoded,
    pressStamps({ ...page, absent: new Set(), shown: new Map() }, time, tools),
  ]);
  const absent = absentIn(pictures);
  const shown = shownIn(pictures, cards);
  const drawn = hopeful?.absent.size === absent.size ? hopeful : await sheetFor(absent, shown);
  const { palette, ground } = lookOf(page);
  const parts: PageParts = {
    ...{ width: layout.width, height: layout.height },
    paper: options.background === "transparent" ? undefined : palette.paper,
    backdrop: backdropOf(layout, measures, palette),
    ...{ sheet: drawn.bytes, pieces: drawn.pieces, isLaid: ground === undefined },
    stamps: stampsOf({ ...page, absent, shown }).flatMap(({ name, places }) => {
      const pixels = pressed.get(name);
      return pixels ? [{ pixels, places }] : [];
    }),
    // The cards of a fan are on the sheet.
    cards: isFan
      ? []
      : cards.flatMap((card) =>
          partOf(card, { page, pixels: pictures[card.index], part: shown.get(card.index) }),
        ),
    frame: {
      ...{ radius: cornerOf(measures), shadow: shadowOf(measures.unit) },
      ...{ shadowOpacity: palette.shadow, missingOpacity },
    },
    ...{ format: options.format, quality: options.quality },
  };
  const placeholders = cards.filter(({ index }) => absent.has(index));
  return { parts, placeholders: placeholders.map(({ card }) => card.printingId) };
}

function partOf(
  { card, index, picture, marks }: PlacedCard,
  {
    page: { layout, measures },
    pixels,
    part,
  }: {
    page: Pick<CompositePage, "layout" | "measures">;
    pixels: Pixels | undefined;
    part: Box | undefined;
  },
): PageParts["cards"] {
  const cell = layout.cells[index];
  if (!pixels || !part || !cell) return [];
  const slab = isSlabbed(marks) ? slabIn(cell, measures.unit).slab : undefined;
  return [{ box: picture, pixels, part, slab, isMissing: card.isMissing === true }];
}

/** Where cards are in their cells. */
const shownIn = (
  pictures: readonly (Pixels | undefined)[],
  cards: readonly PlacedCard[],
): CompositePage["shown"] =>
  new Map(
    cards.flatMap(({ index, picture: { width, height } }) => {
      const bytes = pictures[index];
      return bytes ? [[index, shownPart({ width, height, channels: 3, bytes })] as const] : [];
    }),
  );

const absentIn = (found: readonly unknown[]): ReadonlySet<number> =>
  new Set(found.flatMap((picture, index) => (picture ? [] : [index])));
