import * as z from "zod";
import { Currency } from "../prices/price-fragment.ts";
import { Day, GameName, Instant, Language, SetId } from "../values.ts";
import { charizard, contradiction } from "./examples.ts";

/** A price that a source tells, and the products that it may be of. */
const ToldPrice = z
  .object({
    shop: z.string(),
    amount: z.int().positive().meta({ description: "In the currency's smallest unit." }),
    currency: Currency,
    day: Day,
    productIds: z.array(z.string()).meta({
      description:
        "The shop's products that are taken for this card and variant. One of them may be another card's.",
    }),
  })
  .meta({ id: "QualityPrice" });

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
      description:
        "Key of the pack in the lake; absent where its word is no part of the thing, and of prices: their history is in books.",
    }),
    bronzeLine: z.int().nonnegative().optional(),
    price: ToldPrice.optional().meta({ description: "Where the finding is about prices." }),
    record: z.int().nonnegative().optional().meta({
      description: "Place in a body that holds many records, counted from 0.",
    }),
  })
  .meta({ id: "QualityStatement" });
export type Statement = z.output<typeof Statement>;

/** Something in the catalogue that a person should look at, with who says what. */
export const QualityFinding = z
  .object({
    kind: z.string().meta({ examples: ["contradiction", "missing_image", "price_gap"] }),
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
    variant: z.string().optional().meta({ description: "Where it is about one of a card." }),
    detail: z.string(),
    said: z.array(Statement),
  })
  .meta({ id: "QualityFinding" });
export type QualityFinding = z.output<typeof QualityFinding>;
