import type { PosterFormat, PosterPlan } from "#schemas/images/poster.ts";
import { type ShareStyle, shareSizes } from "#schemas/images/share.ts";
import { groundOf } from "../pages/ground-of.ts";
import { fanBox, fanOf } from "./fan.ts";
import { mostShown, type Preview, type PreviewPictures } from "./preview.ts";
import { previewBoxes, previewPage } from "./preview-page.ts";

export interface PreviewLook {
  readonly style: ShareStyle;
  readonly format: PosterFormat;
}

/** What of a preview is drawn, and where. Pure: equal previews are equal plans. */
export function previewPoster(
  preview: Preview,
  { style, format }: PreviewLook,
  { cards, sign }: PreviewPictures,
): PosterPlan {
  const shown = cards.slice(0, mostShown);
  return {
    ...{ ...shareSizes.link, format },
    ground: groundOf(style, { at: fanBox, reach: 900, of: shown[0]?.picture }),
    pictures: [
      ...fanOf(shown),
      ...(sign ? [{ ...sign, box: previewBoxes.sign, as: "sign" as const }] : []),
    ],
    sheet: {
      html: previewPage(preview, style, sign !== undefined),
      box: sign ? previewBoxes.belowSign : previewBoxes.text,
    },
  };
}
