import * as z from "zod";
import { GameName } from "../values.ts";

/** The silver catalogue of a game has changed: its search index wants to be built again. */
export const CatalogChanged = z.strictObject({
  version: z.literal(1),
  game: GameName,
  /** The run that changed it, which is complete once the index is. */
  runId: z.string(),
});
export type CatalogChanged = z.output<typeof CatalogChanged>;
