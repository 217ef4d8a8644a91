import * as z from "zod";
import { GameName, Instant, Language, SetId } from "../values.ts";
import { charizard, contradiction } from "./examples.ts";

/** What one source says, and the line of the lake that it says it in. */
export const Statement = z
  .object({
    source: z.string(),
    sourceId: z
      .string()
      .optional()
      .meta({ description: "What the source itself calls the thing." }),
    value: z.string().optional().meta({
      description: "Its word, where the finding is about one; what is no text as JSON.",
    }),
    observedAt: Instant.optional(),
    bronzeKey: z.string().optional().meta({
      description: "Key of the pack in the lake; absent where its word is no part of the thing.",
    }),
    bronzeLine: z.int().nonnegative().optional(),
    record: z.int().nonnegative().optional().meta({
      description: "Place in a body that holds many records, counted from 0.",
    }),
  })
  .meta({ id: "QualityStatement" });
export type Statement = z.output<typeof Statement>;

/** Something in the catalogue that a person should look at, with who says what. */
export const QualityFinding = z
  .object({
    kind: z.string().meta({ examples: ["contradiction", "missing_image", "untold_card"] }),
    field: z
      .string()
      .optional()
      .meta({ examples: [contradiction.field] }),
    game: GameName,
    language: Language,
    setId: SetId,
    subject: z.enum(["set", "card", "product"]),
    id: z.string().meta({
      description: "Of the set or the printing; of a product the shop and its number there.",
      examples: [charizard.id],
    }),
    name: z.string().optional(),
    detail: z.string(),
    said: z.array(Statement),
  })
  .meta({ id: "QualityFinding" });
export type QualityFinding = z.output<typeof QualityFinding>;
