import type { CompositeOptions } from "#schemas/images/composite.ts";
import { cellSizes } from "#schemas/images/composite.ts";
import type { Composite } from "../composite.ts";
import { labelRows } from "../composite-labels.ts";
import { codeSide } from "../words/link-code.ts";
import { type HeaderText, isTurned, subtitleText, titleText } from "./header-text.ts";

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
  /** Whether there is a line for whose cards they are. */
  readonly hasHandle: boolean;
  /** Of title, subtitle and handle, and of the strip of totals; zero without. */
  readonly texts: number;
  readonly totals: number;
  /** Of the QR code that stands beside them on the first page, and what is between; zero without. */
  readonly code: number;
  readonly codeGap: number;
  /** Whether it begins at the right, as its texts do. */
  readonly isTurned: boolean;
  /** Below all of it. */
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
export const heightOf = ({ texts, totals, code, space }: Header, isFirst: boolean): number => {
  const tall = isFirst ? Math.max(texts + totals, code) : texts;
  return tall === 0 ? 0 : tall + space;
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
  const code = codeSide(options.link, unit * scale);
  // A banner has its code behind its cards.
  const besideCode =
    code === 0 || options.layout === "banner" ? 0 : code / (unit * scale) + codeGap;
  const beside = Math.max(narrowest, room - besideTitle - besideCode);
  const hasHandle = options.handle !== undefined;
  const title = titleText(options.title, beside);
  const subtitle = subtitleText(options.subtitle, beside, hasHandle);
  const handle = hasHandle ? handleHeight : 0;
  const texts = title.lines * title.lineHeight + subtitle.lines * subtitle.lineHeight + handle;
  return {
    ...{ scale, title, subtitle, hasHandle, code, codeGap: px(codeGap) },
    isTurned: isTurned(options),
    texts: texts === 0 ? 0 : px(texts + accentRule),
    totals: totals.length === 0 ? 0 : px(totalsHeight),
    space: Math.round(26 * unit),
  };
}

/** In pixels of the design: the short line of the accent's colour above a title, its space included. */
export const accentRule = 14;

/** In pixels of the design: figures and their names, and the space above them. */
export const totalsHeight = 76;

/** In pixels of the design: the line of the handle. */
export const handleHeight = 28;

/** In pixels of the design: between a QR code and what it stands beside. */
const codeGap = 28;

/** In pixels of the design: a title has so much room, whatever stands beside it. */
const narrowest = 120;

/** Pixels of the design that the number of cards and pages takes beside the title, at scale 1. */
export const besideTitle = 180;
