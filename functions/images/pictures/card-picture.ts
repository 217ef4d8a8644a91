import type { Card } from "#schemas/catalog/card.ts";

/** Address of the best picture of a card: the widest, and the last of those whose width is unknown. */
export function pictureUrl({ images }: Pick<Card, "images">): string | undefined {
  const [first, ...others] = images;
  return others.reduce(
    (best, one) => ((one.widthPx ?? 0) >= (best?.widthPx ?? 0) ? one : best),
    first,
  )?.url;
}
