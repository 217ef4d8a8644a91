import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { CatalogCard } from "../reading/find-cards.ts";

/**
 * Neighbours of a set say much the same, so that eight together take a fifth of their text: 4.2 MB for
 * 23,546 cards. More of them would take less room, and a page of hits more time than the 1.2 ms that it
 * takes so.
 */
const cardsOfABlock = 8;

/** Packs cards as an index file holds them, in their order; keeps no more of them than a block. */
export function cardPacker() {
  const blocks: string[] = [];
  let open: CatalogCard[] = [];
  const close = () => {
    if (open.length === 0) return;
    blocks.push(deflateRawSync(JSON.stringify(open)).toString("base64"));
    open = [];
  };
  return {
    add(card: CatalogCard): void {
      open.push(card);
      if (open.length === cardsOfABlock) close();
    },
    done(): readonly string[] {
      close();
      return blocks;
    },
  };
}

/** Whole cards, kept compressed in memory until somebody looks at them. */
export class PackedCards {
  private readonly blocks: readonly Buffer[];

  constructor(blocks: readonly string[]) {
    this.blocks = blocks.map((block) => Buffer.from(block, "base64"));
  }

  /** @param places of cards in the index */
  at(places: readonly number[]): readonly CatalogCard[] {
    const open = new Map<number, readonly CatalogCard[]>();
    return places.flatMap((place) => {
      const number = Math.floor(place / cardsOfABlock);
      const block = open.get(number) ?? this.block(number);
      open.set(number, block);
      return block[place % cardsOfABlock] ?? [];
    });
  }

  private block(number: number): readonly CatalogCard[] {
    const bytes = this.blocks[number];
    // The index was checked against its hash when it was loaded.
    return bytes ? JSON.parse(inflateRawSync(bytes).toString()) : [];
  }
}
