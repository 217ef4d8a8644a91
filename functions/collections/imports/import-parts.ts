import type { AskedLot } from "./asked-lot.ts";

/** Lots of one part: a transaction, which takes it back, has 100 writes. */
export const mostOfPart = 90;
/** Each has counts of its own in that transaction. */
export const mostCollectionsOfPart = 4;
/**
 * What is said of the copies of one part. It lies thrice in what is remembered of the part, which has 400 KB at most: as it was asked for, before
 * and after; packed it is less than half, and what somebody has chosen to merge into may say more.
 */
export const mostBytesOfPart = 60_000;

/** Cuts the lots of an import into parts, in their order: equal lots always give equal parts. */
export function importPartsOf(lots: readonly AskedLot[]): readonly (readonly AskedLot[])[] {
  const parts: AskedLot[][] = [];
  let bytes = 0;
  let collections = new Set<string>();
  for (const lot of lots) {
    const own = bytesOf(lot);
    const isNew = !collections.has(lot.collectionId);
    const last = parts.at(-1);
    const fits =
      last !== undefined &&
      last.length < mostOfPart &&
      bytes + own <= mostBytesOfPart &&
      collections.size + Number(isNew) <= mostCollectionsOfPart;
    if (fits) last.push(lot);
    else {
      parts.push([lot]);
      bytes = 0;
      collections = new Set();
    }
    bytes += own;
    collections.add(lot.collectionId);
  }
  return parts;
}

/** Whether lots are no more than a part may have. */
export const isOnePart = (lots: readonly AskedLot[]): boolean => importPartsOf(lots).length <= 1;

/** Nearly: a language that is not said is a few bytes more. */
const bytesOf = ({ copies }: AskedLot): number => Buffer.byteLength(JSON.stringify(copies));
