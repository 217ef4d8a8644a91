/** A list in pieces of at most `size`, in its order; none for an empty list. */
export const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_none, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** The same where items take more room or less: what takes more than there is comes alone. */
export function chunksWithin<T>(
  items: readonly T[],
  most: number,
  roomOf: (item: T) => number,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let left = 0;
  for (const item of items) {
    const room = roomOf(item);
    if (room > left) {
      chunks.push([]);
      left = most;
    }
    chunks.at(-1)?.push(item);
    left -= room;
  }
  return chunks;
}
