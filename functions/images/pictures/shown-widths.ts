import type { MadeFormat } from "#schemas/images/made-format.ts";
import type { HostedFiles } from "#schemas/storage/image-items.ts";

/** What is made of a picture is no wider, however wide it came: more than any screen shows of a card. */
export const mostWidthPx = 2_048;

type Came = Pick<HostedFiles, "format" | "widthPx">;

/** The width that a picture is shown in where one is asked for; it is never made wider than it came. */
export const shownWidth = (came: Pick<Came, "widthPx">, wantedPx = mostWidthPx): number =>
  Math.min(wantedPx, came.widthPx, mostWidthPx);

/** Whether a picture in a width and encoding is the picture as it came. */
export const isAsItCame = (came: Came, widthPx: number, format: MadeFormat): boolean =>
  widthPx === came.widthPx && format === came.format;

/** In which of these widths a picture has to be made in an encoding, each once and ascending. */
export function shownWidths(
  came: Came,
  widths: readonly (number | undefined)[],
  format: MadeFormat,
): readonly number[] {
  const shown = new Set(widths.map((width) => shownWidth(came, width)));
  return [...shown].filter((width) => !isAsItCame(came, width, format)).sort((a, b) => a - b);
}
