import type { CardView } from "#schemas/http/catalog-views.ts";
import type { CatalogCard } from "./find-cards.ts";

/** Sizes in which TCGdex serves pictures. */
const sizes = [
  { size: "small", widthPx: 245, heightPx: 337, file: "low.webp" },
  { size: "large", widthPx: 600, heightPx: 825, file: "high.webp" },
] as const;

/** A card with the addresses of its pictures; none where its source has no picture. */
export const cardView = (card: CatalogCard): CardView => ({
  ...card,
  images: sizes.flatMap(({ file, ...size }) =>
    card.imageUrl ? [{ ...size, url: `${card.imageUrl}/${file}` }] : [],
  ),
});
