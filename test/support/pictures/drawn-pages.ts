import { type Composite, mainLanguage } from "#functions/images/composites/composite.ts";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import type { PageLayout } from "#functions/images/composites/layout/page-layout.ts";
import { compositeHtml, lookOf } from "#functions/images/composites/pieces/composite-html.ts";
import { sheetOf } from "#functions/images/composites/pieces/composite-sheet.ts";
import type { CompositePage } from "#functions/images/composites/pieces/page-pieces.ts";
import { piecesOf } from "#functions/images/composites/pieces/pieces-of.ts";
import { stampsOf } from "#functions/images/composites/pieces/stamps.ts";

/** What the browser gets of a page: its texts, and the marks of its cards. */
export function drawnOf(
  composite: Composite,
  { page: index = 0, absent = [] }: { page?: number; absent?: readonly number[] } = {},
) {
  const { measures, pages } = layoutOf(composite);
  const layout = pages[index];
  if (!layout) throw new RangeError(`There is no page ${index}.`);
  const page = pageOf(composite, { measures, layout, pages: pages.length, absent });
  const sheet = sheetOf(piecesOf(page), layout.width);
  const stamps = stampsOf(page);
  const look = lookOf(page);
  const all = sheetOf([...piecesOf(page), ...stamps], layout.width);
  return { layout, measures, sheet, stamps, html: compositeHtml(look, all) };
}

const pageOf = (
  composite: Composite,
  {
    absent,
    ...placed
  }: Pick<CompositePage, "measures" | "pages"> & {
    layout: PageLayout;
    absent: readonly number[];
  },
): CompositePage => ({
  ...{ composite, ...placed, usual: mainLanguage(composite) },
  ...{ absent: new Set(absent), shown: new Map() },
});
