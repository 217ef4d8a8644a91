import * as z from "zod";
import { mostWhole } from "../games/index.ts";
import { Day, GameName, Language, SetId } from "../values.ts";
import { Finding } from "./card.ts";

const Count = z.int().nonnegative().max(mostWhole);

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
    cardCount: z.object({ printed: Count, total: Count }),
    /** Short code on the cards or in the online client. */
    abbreviation: z.string().optional(),
    logoUrl: z.string().optional(),
    symbolUrl: z.string().optional(),
    crosswalk: z.record(z.string(), z.string()),
    /** What a person should look at; sets of 0.1.0 had none. */
    findings: z.array(Finding).default([]),
  })
  .meta({ id: "CardSet" });
export type CardSet = z.output<typeof CardSet>;
