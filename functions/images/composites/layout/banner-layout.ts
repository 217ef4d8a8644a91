import { pageLimits } from "#schemas/images/composite.ts";
import { labelBelow } from "./grid-layout.ts";
import {
  besideTitle,
  type Header,
  type Measures,
  measuresOf,
  unitOf,
  type Wanted,
} from "./measures.ts";
import type { CompositeLayout, PageLayout } from "./page-layout.ts";
import { surround } from "./surround.ts";

/** In pixels of the design: the column of the title at the left, and what is between it and the cards. */
const column = { width: 420, gap: 44 } as const;

/** A banner with more cards is several. */
const mostCards = 24;

/** One row of cards, with title and totals at their left. */
export function bannerLayout(wanted: Wanted): CompositeLayout {
  const { count, options } = wanted;
  const unit = unitOf(options);
  const px = (size: number) => Math.round(size * unit);
  const measures = measuresFor(wanted, px(column.width));
  const { cell, gap, margin, header } = measures;
  const hasTexts = header.texts + header.totals > 0;
  const texts = hasTexts ? px(column.width) : 0;
  const left = margin + (hasTexts ? texts + px(column.gap) : 0);
  const room = pageLimits.side - left - margin - behindCards(header);
  const fitting = Math.min(mostCards, Math.floor((room + gap) / (cell.width + gap)));
  const pages = Math.ceil(count / fitting);
  const perPage = Math.ceil(count / pages);
  return {
    measures,
    pages: Array.from({ length: pages }, (_none, page) =>
      pageOf({ page, from: page * perPage, to: Math.min(count, (page + 1) * perPage) }, measures, {
        left,
        texts,
      }),
    ),
  };
}

/** With letters as large as the height of the cards allows. */
function measuresFor(wanted: Wanted, width: number): Measures {
  const { unit } = measuresOf(wanted, { width, scale: 1 });
  const all = [1.35, 1.2, 1].map((scale) =>
    measuresOf(wanted, { width: width + besideTitle * unit * scale, scale }),
  );
  const fitting = all.find(({ header, cell }) => header.texts + header.totals <= cell.height);
  return fitting ?? measuresOf(wanted, { width: width + besideTitle * unit, scale: 1 });
}

/** What the QR code takes, in pixels. */
const behindCards = ({ code, codeGap }: Header) => (code === 0 ? 0 : codeGap + code);

function pageOf(
  { page, from, to }: Pick<PageLayout, "page" | "from" | "to">,
  measures: Measures,
  { left, texts }: { left: number; texts: number },
): PageLayout {
  const { margin, cell, gap, label, header, footer } = measures;
  const cells = Array.from({ length: to - from }, (_none, index) => {
    const box = { x: left + index * (cell.width + gap), y: margin, ...cell };
    return { ...box, ...labelBelow(box, measures) };
  });
  const right = left + (to - from) * (cell.width + gap) - gap;
  const width = right + (page === 0 ? behindCards(header) : 0) + margin;
  const strip = page === 0 ? header.totals : 0;
  // Beside the pictures, in the middle of their height.
  const top = margin + Math.max(0, Math.round((cell.height - header.texts - strip) / 2));
  const foot = margin + cell.height + label;
  return {
    ...{ page, from, to, width, height: foot + footer + margin, headings: [], cells },
    ...surround(measures, {
      page,
      above: { x: margin, y: top, width: texts },
      code: {
        x: right + header.codeGap,
        y: margin + Math.max(0, Math.round((cell.height - header.code) / 2)),
      },
      below: { x: margin, y: foot, width: width - 2 * margin },
    }),
  };
}
