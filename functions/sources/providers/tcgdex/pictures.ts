import type { CardPicture } from "#schemas/catalog/card.ts";

const ending = /\.(?:png|jpe?g|webp|avif|svg|gif)(?:[?#]|$)/i;

/**
 * The addresses of a card's picture: the source tells one without quality and ending, which stand
 * at the end of it. An address that is whole already is taken as the large one.
 */
export function picturesOf(address: string | undefined): CardPicture[] {
  if (address === undefined) return [];
  const large = { size: "large", widthPx: 600, heightPx: 825 };
  if (ending.test(address)) return [{ ...large, url: address }];
  const base = address.replace(/\/+$/, "");
  return [
    { size: "small", widthPx: 245, heightPx: 337, url: `${base}/low.webp` },
    { ...large, url: `${base}/high.webp` },
  ];
}

/** The address of a set's logo or symbol, which the source tells without its ending. */
export const signUrl = (address: string | undefined): string | undefined =>
  address === undefined || ending.test(address) ? address : `${address.replace(/\/+$/, "")}.webp`;
