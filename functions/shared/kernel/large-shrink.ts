/** So many fewer, and such a share fewer, is more than a source takes away in a day. */
const manyFewer = 3;
const largeShare = 0.1;

/** Whether so many of so many are more than a source takes away in a day. */
export const isLargeLoss = (lost: number, of: number): boolean =>
  lost > manyFewer && lost > of * largeShare;

/** Whether a list has lost so much of another one that it may be the source's mistake [CAT-3]. */
export function isLargeShrink(before: readonly string[], after: readonly string[]): boolean {
  const kept = new Set(after);
  const lost = before.filter((id) => !kept.has(id)).length;
  return isLargeLoss(lost, before.length);
}
