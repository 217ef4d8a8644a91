import * as z from "zod";
import { mostWhole } from "../games/index.ts";
import { Day, GameName, Language, SetId } from "../values.ts";
import { Finding } from "./card.ts";

const Count = z.int().nonnegative().max(mostWhole);
const said = z.string().optional();
const atItsSource = z.string().optional().meta({ description: "At its source." });

/** What lists of sets tell of each; anything else is left out when it is parsed. */
export const BriefSet = z.object({
  id: SetId,
  game: GameName,
  language: Language,
  name: z.string(),
  series: z.object({ id: z.string(), name: z.string(), logoUrl: atItsSource }),
  releasedOn: Day.optional(),
  /** Cards by the number printed on them, and with the secret ones. */
  cardCount: z.object({ printed: Count, total: Count }),
  /** Short code on the cards or in the online client. */
  abbreviation: z.string().optional(),
  logoUrl: atItsSource,
  symbolUrl: atItsSource,
  crosswalk: z.record(z.string(), z.string()),
});
export type BriefSet = z.output<typeof BriefSet>;

/** What is told of a set alone: lists stay slim. */
export const SetDetails = z.object({
  onlineCode: z.string().optional().meta({ description: "Code in the game's online client." }),
  cardsByFinish: z.record(z.string(), Count).optional().meta({
    description: "How many of its cards were made in which finish, as its source counts them.",
  }),
  legalIn: z.record(z.string(), z.boolean()).optional().meta({
    description: "Formats, and whether its cards are legal in them.",
  }),
  formats: z
    .array(z.object({ format: z.string(), status: z.string() }))
    .optional()
    .meta({
      description: "Formats with the word for them.",
    }),
  boosterPacks: z
    .array(z.object({ id: said, name: said, logo: said }))
    .optional()
    .meta({
      description: "Boosters that it is sold in.",
    }),
  sourceUpdatedAt: z.string().optional().meta({
    description: "When its source changed it last, in the source's words, which name no zone.",
  }),
});
export type SetDetails = z.output<typeof SetDetails>;

/** One set in one language. */
export const CardSet = BriefSet.extend({
  ...SetDetails.shape,
  /** What a person should look at; sets of 0.1.0 had none. */
  findings: z.array(Finding).default([]),
}).meta({ id: "CardSet" });
export type CardSet = z.output<typeof CardSet>;
