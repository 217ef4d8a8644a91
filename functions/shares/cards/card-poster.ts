import type { PosterFormat, PosterPlan } from "#schemas/images/poster.ts";
import { shareSizes } from "#schemas/images/share.ts";
import { groundOf } from "../pages/ground-of.ts";
import { cardLayouts } from "./card-layout.ts";
import { type CardLook, cardPage } from "./card-page.ts";
import type { CardShare } from "./card-share.ts";

export type WantedCardPoster = CardLook & { readonly format: PosterFormat };
export type PictureOfCard = Pick<PosterPlan["pictures"][number], "picture" | "whose">;

/**
 * What of a card is drawn, and where. Pure: equal shares are equal plans.
 *
 * @param picture absent: a placeholder takes its place
 */
export function cardPoster(
  share: CardShare,
  { style, size, format }: WantedCardPoster,
  picture: PictureOfCard | undefined,
): PosterPlan {
  const { card, text, reach } = cardLayouts[style][size];
  const whole = shareSizes[size];
  // The browser draws placeholders, so that its sheet reaches over the card's place.
  const box = picture ? text : { x: 0, y: 0, ...whole };
  return {
    ...{ ...whole, format },
    ground: groundOf(style, { at: card, reach, of: picture?.picture }),
    pictures: picture ? [{ ...picture, box: card, as: "card" }] : [],
    sheet: { html: cardPage(share, { style, size }, { box, isBlank: !picture }), box },
  };
}
