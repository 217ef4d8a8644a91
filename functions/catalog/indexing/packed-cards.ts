import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod";
import type { CatalogCard } from "../reading/find-cards.ts";

/**
 * Neighbours of a set say much the same, so that eight together take a fifth of their text: 4.2 MB for
 * 23,546 cards. Each is a line of its own, because of a block that is opened most are not wanted: a page of
 * 20 hits takes 0.4 ms, and took three times that where whole blocks were read.
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
        const cards = known === undefined ? open : linesOf(Buffer.from(known, "base64")).map(read);
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
    const open = new Map<number, readonly string[]>();
    return places.flatMap((place) => {
      const number = Math.floor(place / cardsOfABlock);
      const lines = open.get(number) ?? this.lines(number);
      open.set(number, lines);
      const line = lines[place % cardsOfABlock];
      return line === undefined ? [] : [read(line)];
    });
  }

  private lines(number: number): readonly string[] {
    const bytes = this.blocks[number];
    return bytes ? linesOf(bytes) : [];
  }
}

const packed = (cards: readonly CatalogCard[]): string =>
  deflateRawSync(cards.map((card) => JSON.stringify(card)).join("\n")).toString("base64");

/** The cards of a block, a text each; an index of a format before has them as one list. */
function linesOf(bytes: Buffer): readonly string[] {
  const text = inflateRawSync(bytes).toString();
  if (!text.startsWith("[")) return text.split("\n");
  return z
    .array(z.unknown())
    .parse(JSON.parse(text))
    .map((card) => JSON.stringify(card));
}

/** The index was checked against its hash when it was loaded. */
const read = (line: string): CatalogCard => JSON.parse(line);
