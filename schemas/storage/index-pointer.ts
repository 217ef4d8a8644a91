import * as z from "zod";
import { type Game, GameName, Instant, Sha256 } from "../values.ts";
import { builtName } from "./built-name.ts";

/**
 * Which search index of a game is current, by format.
 *
 *     pk  INDEX#pokemon
 *     sk  FORMAT#2
 */
export const IndexPointer = z.object({
  game: GameName,
  format: z.int().positive(),
  /** Hash of the index file: equal catalogues whose cards are wanted alike have equal versions. */
  version: Sha256,
  /** The same without what people want. Absent in pointers of before, in whose indexes nothing of that is. */
  catalogue: Sha256.optional(),
  /** When what people want was looked up for it. Absent in pointers of before. */
  weighedAt: Instant.optional(),
  /** Key of the file in the lake bucket. */
  key: z.string(),
  cards: z.int().nonnegative(),
  /** When the last build that came to it began: it holds all that was written before. */
  builtAt: Instant,
  /** When the first index of its format was built. Absent in pointers of version 0.1.0. */
  formatSince: Instant.optional(),
  /**
   * Which ids of other sources its cards have: a file beside it, for those too who do not search. Absent in
   * pointers of before.
   */
  ids: z.object({ key: z.string(), version: Sha256 }).optional(),
});
export type IndexPointer = z.output<typeof IndexPointer>;

/**
 * Raised when what an index holds changes, in kind or in the way that its texts are folded, so that
 * functions of before cannot read it or would find less.
 */
export const indexFormat = 5;

/**
 * Formats that search reads, the best first. Whoever raises the format and can still read the one
 * before leaves it here: search then answers from it until the first index of the new one is built.
 */
export const readableFormats: readonly number[] = [indexFormat, 4, 3, 2];

/** Each format has a pointer of its own: functions find an index only once there is one they can read. */
export const indexPointerKey = (game: Game, format: number) => ({
  pk: `INDEX#${game}`,
  sk: `${indexPointerPrefix}${format}`,
});
export const indexPointerPrefix = "FORMAT#";

/** Where the indexes of a game lie. */
export const indexFolder = (game: Game) => `indexes/game=${game}/`;

export const indexKey = (
  of: Pick<IndexPointer, "game" | "format" | "version" | "builtAt">,
): string => `${indexFolder(of.game)}format=${of.format}/${builtName(of)}.json.gz`;

/** Where the ids that an index was built with lie. */
export const idTableKey = (of: Pick<IndexPointer, "game" | "version" | "builtAt">): string =>
  `${indexFolder(of.game)}ids/${builtName(of)}.txt.gz`;
