import type { ImageRecord } from "#schemas/storage/image-items.ts";

/** How long what a source said is believed without asking it again, in milliseconds. */
const believedMs = {
  present: 7 * 86_400_000,
  missing: 86_400_000,
  broken: 86_400_000,
} as const satisfies Record<ImageRecord["status"], number>;

/**
 * Where the best picture of a card is, from the address that the catalogue has: TCGdex names it
 * without size and ending. An address that ends like a file is one.
 */
export const pictureUrl = (imageUrl: string): string =>
  /\.(png|jpe?g|webp|avif)$/i.test(imageUrl) ? imageUrl : `${imageUrl}/high.webp`;

/** Whether the source is to be asked about a card's picture, for the first time or again. */
export function isDue(record: ImageRecord | undefined, sourceUrl: string, now: Date): boolean {
  if (!record || record.sourceUrl !== sourceUrl) return true;
  return now.getTime() - Date.parse(record.checkedAt) >= believedMs[record.status];
}
