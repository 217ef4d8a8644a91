import * as z from "zod";
import { GameName, Ulid } from "../values.ts";

/** Which alerts are listed together: those on searches of a game, or on one collection. */
const ofGame = { game: GameName };
const ofCollection = { collectionId: Ulid };
const one = { version: z.literal(1), userId: z.string().min(1), alertId: Ulid };
/** The last one of the page before. */
const next = { version: z.literal(1), after: Ulid };

/** The cards that an alert watches want to be those that its search finds now, or that lie in its collection. */
export const AlertExpansion = z.union([
  z.strictObject({ ...one, ...ofGame }),
  z.strictObject({ ...one, ...ofCollection }),
]);
export type AlertExpansion = z.output<typeof AlertExpansion>;

/** The alerts of a list want to be asked for one by one, from one on. */
export const AlertExpansions = z.union([
  z.strictObject({ ...next, ...ofGame }),
  z.strictObject({ ...next, ...ofCollection }),
]);
export type AlertExpansions = z.output<typeof AlertExpansions>;
