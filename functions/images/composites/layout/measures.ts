import type { CompositeOptions } from "#schemas/images/composite.ts";
import { cellSizes } from "#schemas/images/composite.ts";
import type { Composite } from "../composite.ts";
import { labelRows } from "../composite-labels.ts";
import { type HeaderText, subtitleText, titleText } from "./header-text.ts";

/** What decides where things are. */
export interface Wanted extends Pick<Composite, "options" | "groups" | "totals"> {
  /** How many cards. */
  readonly count: number;
}

/** The measures that all pages of one composite share, in pixels. */
export interface Measures {
  /** Pixels for one pixel of the design, which is drawn for medium quality. */
  readonly unit: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly margin: number;
  /** Between two cards of a row, between a row's labels and the next row, and before a heading. */
  readonly gap: number;
  readonly rowGap: number;
  readonly groupGap: number;
  /** Of what is written under a card, of a group's heading, and of the footer; zero without. */
  readonly label: number;
  readonly heading: number;
  readonly footer: number;
  readonly header: Header;
}

/** What stands above the cards. */
export interface Header {
  /** How much larger its letters are than on a narrow page. */
  readonly scale: number;
  readonly title: HeaderText;
  readonly subtitle: HeaderText;
  /** Of title and subtitle, and of the strip of totals; zero without. */
  readonly texts: number;
  readonly totals: number;
  /** Below both. */
  readonly space: number;
}

/** @param unit of another size than the quality's own */
export function measuresOf(
  { options, groups, totals }: Wanted,
  { width, scale, unit = unitOf(options) }: { width: number; scale: number; unit?: number },
): Measures {
  const px = (size: number) => Math.round(size * unit);
  const { width: ownWidth, height: ownHeight } = cellSizes[options.quality];
  const own = unit / unitOf(options);
  const lines = labelRows(options.labels).length;
  const isGrouped = (groups ?? []).length > 0;
  return {
    unit,
    cell: { width: Math.round(ownWidth * own), height: Math.round(ownHeight * own) },
    ...{ margin: px(48), gap: px(22), rowGap: px(lines === 0 ? 22 : 28), groupGap: px(44) },
    label: lines === 0 ? 0 : px(12 + lines * 21),
    heading: isGrouped ? px(52) : 0,
    footer: options.footer.date || options.footer.attribution ? px(46) : 0,
    header: headerOf(options, { room: width / (unit * scale), scale, unit, totals }),
  };
}

/** Pixels for one pixel of the design, in a quality. */
export const unitOf = ({ quality }: CompositeOptions): number =>
  cellSizes[quality].width / cellSizes.medium.width;

/** All that stands above the cards. */
export const heightOf = ({ texts, totals, space }: Header, isFirst: boolean): number => {
  const strip = isFirst ? totals : 0;
  return texts + strip === 0 ? 0 : texts + strip + space;
};

function headerOf(
  options: CompositeOptions,
  {
    room,
    scale,
    unit,
    totals = [],
  }: { room: number; scale: number; unit: number; totals?: Wanted["totals"] },
): Header {
  const px = (size: number) => Math.round(size * unit * scale);
  const beside = room - besideTitle;
  const title = titleText(options.title, beside);
  const subtitle = subtitleText(options.subtitle, beside);
  const texts = title.lines * title.lineHeight + subtitle.lines * subtitle.lineHeight;
  return {
    ...{ scale, title, subtitle },
    texts: texts === 0 ? 0 : px(texts + accentRule),
    totals: totals.length === 0 ? 0 : px(totalsHeight),
    space: Math.round(26 * unit),
  };
}

/** In pixels of the design: the short line of the accent's colour above a title, its space included. */
export const accentRule = 14;

/** In pixels of the design: figures and their names, and the space above them. */
export const totalsHeight = 76;

/** Pixels of the design that the number of cards and pages takes beside the title, at scale 1. */
export const besideTitle = 180;
