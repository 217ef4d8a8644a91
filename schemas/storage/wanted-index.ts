import { indexFormat } from "./index-pointer.ts";

/**
 * What is wanted of a game's search index, in one of its formats:
 *
 *     pk  INDEX#pokemon
 *     sk  WANTED#2
 */
export const wantedIndexKey = (game: string, format: number = indexFormat) => ({
  pk: `INDEX#${game}`,
  sk: `WANTED#${format}`,
});

/** Which request an idempotency key has made already. */
export const indexRequestKey = (keyHash: string) => ({
  pk: `INDEXREQUEST#${keyHash}`,
  sk: "REQUEST",
});
