import * as z from "zod";
import { type Game, GameName, Instant, Sha256 } from "../values.ts";
import { builtName } from "./built-name.ts";

/**
 * Which file the answers below `/v2` are given from, by format. It lies beside the search index, is built of the same reading, and goes
 * by itself: neither waits for the other.
 *
 *     pk  V2#pokemon
 *     sk  FORMAT#1
 */
export const V2Pointer = z.object({
  game: GameName,
  format: z.int().positive(),
  /** Hash of the file. */
  version: Sha256,
  /** Key of the file in the lake bucket. */
  key: z.string(),
  cards: z.int().nonnegative(),
  sets: z.int().nonnegative(),
  /** When the last build that came to it began: it holds all that was written before. */
  builtAt: Instant,
});
export type V2Pointer = z.output<typeof V2Pointer>;

/** Raised when what a file holds changes so that functions of before cannot read it. */
export const v2Format = 1;

export const v2PointerKey = (game: Game) => ({ pk: `V2#${game}`, sk: `FORMAT#${v2Format}` });

/** In the lake bucket. */
export const v2Folder = "answers/";
export const v2FilesOf = (game: Game) => `${v2Folder}game=${game}/`;

export const v2FileKey = (of: Pick<V2Pointer, "game" | "version" | "builtAt">): string =>
  `${v2FilesOf(of.game)}format=${v2Format}/${builtName(of)}.bin`;
