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
    blocks.push(packed(open));
    open = [];
  };
  return {
    add(card: CatalogCard): void {
      open.push(card);
      if (open.length === cardsOfABlock) close();
    },
    /** Puts something else in the places of cards that were added before. */
    change(places: ReadonlySet<number>, changed: (card: CatalogCard) => CatalogCard): void {
      const byBlock = Map.groupBy(places, (place) => Math.floor(place / cardsOfABlock));
      for (const [number, own] of byBlock) {
        const known = blocks[number];
        const cards = known === undefined ? open : unpacked(Buffer.from(known, "base64"));
        const inBlock = new Set(own.map((place) => place % cardsOfABlock));
        const next = cards.map((card, at) => (inBlock.has(at) ? changed(card) : card));
        if (known === undefined) open = next;
        else blocks[number] = packed(next);
      }
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
    return bytes ? unpacked(bytes) : [];
  }
}

const packed = (cards: readonly CatalogCard[]): string =>
  deflateRawSync(JSON.stringify(cards)).toString("base64");

const unpacked = (bytes: Buffer): CatalogCard[] => JSON.parse(inflateRawSync(bytes).toString());
