import * as z from "zod";
import { GameName, Ulid } from "../values.ts";

/** The cards that a search alert watches want to be those that its search finds now. */
export const AlertExpansion = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  alertId: Ulid,
  /** Whose search it is. */
  game: GameName,
});
export type AlertExpansion = z.output<typeof AlertExpansion>;

/** The search alerts of a game want to be asked for one by one, from one on. */
export const AlertExpansions = z.strictObject({
  version: z.literal(1),
  game: GameName,
  /** The last one of the page before. */
  after: Ulid,
});
export type AlertExpansions = z.output<typeof AlertExpansions>;
