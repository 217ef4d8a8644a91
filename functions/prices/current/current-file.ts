import * as z from "zod";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { currentPricesFormat } from "#schemas/storage/current-prices.ts";
import { Sha256 } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { packed, unpacked } from "../books/bytes.ts";
import { DamagedBook } from "../books/damaged-book.ts";
import type { PricesOfGame } from "./current-prices.ts";
import { decodeSet, type SetPrices } from "./set-prices.ts";

/** The newest prices of a set, and what they were made of. */
export interface SetNow {
  readonly set: string;
  /** Of the book, and of what the price map says of the set. */
  readonly version: string;
  /** How many series it has. */
  readonly series: number;
  /** Still packed. */
  readonly block: Uint8Array;
}

const Head = z.object({
  format: z.literal(currentPricesFormat),
  game: z.string(),
  /** In order: set, version of what it is made of, series, length of its block. */
  sets: z.array(z.tuple([z.string(), Sha256, z.int().nonnegative(), z.int().nonnegative()])),
});

const lengthBytes = 4;

/** The bytes of a file, and their hash: length of the head, the head, a block a set. Sets in any order give the same. */
export function encodeCurrentPrices(game: string, sets: readonly SetNow[]) {
  const inOrder = sets.toSorted((a, b) => byCodeUnits(a.set, b.set));
  const told = {
    ...{ format: currentPricesFormat, game },
    sets: inOrder.map(({ set, version, series, block }) => [set, version, series, block.length]),
  };
  const head = packed(Buffer.from(JSON.stringify(told)));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  const content = Buffer.concat([length, head, ...inOrder.map(({ block }) => block)]);
  return { content, version: sha256(content) };
}

/** The sets of a file, their blocks still packed. @throws DamagedBook when it is not what its version says */
export function setsInFile(game: string, bytes: Uint8Array, version: string): readonly SetNow[] {
  if (sha256(bytes) !== version) throw new DamagedBook("newest prices are not what was written");
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = lengthBytes + all.readUInt32LE(0);
  const text = unpacked(all.subarray(lengthBytes, end), "the head of newest prices").toString();
  const head = Head.parse(JSON.parse(text));
  if (head.game !== game) throw new DamagedBook(`newest prices of ${game} are of ${head.game}`);
  let start = end;
  return head.sets.map(([set, of, series, length]) => {
    start += length;
    return { set, version: of, series, block: all.subarray(start - length, start) };
  });
}

/** The newest prices of a game, looked up by printing and by set. */
export interface PricesBySet extends PricesOfGame {
  readonly sets: readonly string[];
  /** Undefined for a set without prices. @throws DamagedBook when its block is none */
  ofSet(set: string): SetPrices | undefined;
}

/**
 * Reads a file. What it says of a set is unpacked when somebody first looks into it.
 *
 * @throws DamagedBook when it is not what its version says
 */
export function decodeCurrentPrices(
  game: string,
  bytes: Uint8Array,
  { version, builtAt }: Pick<PricesOfGame, "version" | "builtAt">,
): PricesBySet {
  const blocks = new Map(setsInFile(game, bytes, version).map((one) => [one.set, one.block]));
  const opened = new Map<string, SetPrices>();
  const ofSet = (set: string): SetPrices | undefined => {
    const block = blocks.get(set);
    const known = opened.get(set) ?? (block && decodeSet(block));
    if (known) opened.set(set, known);
    return known;
  };
  return {
    ...{ version, builtAt, sets: [...blocks.keys()], ofSet },
    series(id) {
      const { set, printing } = placeOfPrinting(id);
      return id.startsWith(`${game}:`) ? (ofSet(set)?.series(printing) ?? []) : [];
    },
  };
}
