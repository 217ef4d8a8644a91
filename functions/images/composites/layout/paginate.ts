/** Something that goes on a page as a whole, in pixels. */
export interface Block {
  readonly height: number;
  /** Its height as the first of a page, when it is another. */
  readonly firstHeight: number;
  /** The space before it when it is not the first. */
  readonly gap: number;
}

/**
 * Divides blocks into as few pages as there can be, about equally tall, so that no page is left with
 * a single row when its neighbours are full.
 *
 * @param room how tall the blocks of a page may be together; a block that is taller is alone
 * @returns for each page the indexes of its first block and of the one after its last
 */
export function paginate(
  blocks: readonly Block[],
  room: (page: number) => number,
): readonly (readonly [from: number, to: number])[] {
  const filled = (less: number) => pagesOf(blocks, (page) => room(page) - less);
  const fewest = filled(0);
  let best = fewest;
  let [fits, fails] = [0, Math.max(room(0), room(1))];
  while (fails - fits > 4) {
    const middle = Math.floor((fits + fails) / 2);
    const tried = filled(middle);
    if (tried.length > fewest.length) fails = middle;
    else {
      fits = middle;
      best = tried;
    }
  }
  return best;
}

function pagesOf(
  blocks: readonly Block[],
  room: (page: number) => number,
): (readonly [number, number])[] {
  const pages: (readonly [number, number])[] = [];
  let from = 0;
  let used = 0;
  for (const [index, { height, firstHeight, gap }] of blocks.entries()) {
    if (index > from && used + gap + height > room(pages.length)) {
      pages.push([from, index]);
      from = index;
    }
    used = index === from ? firstHeight : used + gap + height;
  }
  if (from < blocks.length) pages.push([from, blocks.length]);
  return pages;
}
