import * as z from "zod";
import { Day, GameName, Language, SetId } from "../values.ts";

/** One set in one language. */
export const CardSet = z
  .object({
    id: SetId,
    game: GameName,
    language: Language,
    name: z.string(),
    series: z.object({ id: z.string(), name: z.string() }),
    releasedOn: Day.optional(),
    /** Cards by the number printed on them, and with the secret ones. */
    cardCount: z.object({ printed: z.int().nonnegative(), total: z.int().nonnegative() }),
    /** Short code on the cards or in the online client. */
    abbreviation: z.string().optional(),
    logoUrl: z.string().optional(),
    symbolUrl: z.string().optional(),
    crosswalk: z.record(z.string(), z.string()),
  })
  .meta({ id: "CardSet" });
export type CardSet = z.output<typeof CardSet>;
