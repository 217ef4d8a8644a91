import { type BlockSeries, decodeBlock, encodeBlock } from "./block.ts";
import type { Calendar } from "./calendar.ts";

/** Packs and unpacks blocks; see {@link encodeBlock} and {@link decodeBlock}. */
export interface Blocks {
  encode(span: number, all: readonly BlockSeries[]): Uint8Array;
  decode(span: number, block: Uint8Array): readonly BlockSeries[];
}

/**
 * Those of one book, each of which is unpacked at most once, and not at all where it was packed here: whoever puts prices into a
 * block asks what was newest in it before and after, which took as long as all the rest.
 */
export function blocksOnce(calendar: Calendar): Blocks {
  const known = new Map<Uint8Array, readonly BlockSeries[]>();
  return {
    encode(span, all) {
      const block = encodeBlock(span, all, calendar);
      known.set(block, all);
      return block;
    },
    decode(span, block) {
      const all = known.get(block) ?? decodeBlock(span, block, calendar);
      known.set(block, all);
      return all;
    },
  };
}
