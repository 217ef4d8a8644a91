import * as z from "zod";
import { type Game, GameName, Instant, Sha256 } from "../values.ts";

/**
 * Which search index of a game is current.
 *
 *     pk  INDEX#pokemon
 *     sk  FORMAT#2
 */
export const IndexPointer = z.object({
  game: GameName,
  /** Hash of the index file: equal catalogues have equal versions. */
  version: Sha256,
  /** Key of the file in the lake bucket. */
  key: z.string(),
  cards: z.int().nonnegative(),
  builtAt: Instant,
});
export type IndexPointer = z.output<typeof IndexPointer>;

/** Raised when what an index holds changes so that functions of before cannot read it. */
export const indexFormat = 2;

/** Each format has a pointer of its own: functions find an index only once there is one they can read. */
export const indexPointerKey = (game: Game) => ({
  pk: `INDEX#${game}`,
  sk: `FORMAT#${indexFormat}`,
});

/** Indexes lie under their own hash, so that a new one never overwrites what a function loads. */
export const indexKey = (game: Game, version: string) => `indexes/game=${game}/${version}.json.gz`;
