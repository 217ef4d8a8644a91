import * as z from "zod";
import { ownFormat } from "./own-format-name.ts";

/*
 * Cardlake's own format of files, 1.0.0, LOCKED: what was written by it is read for ever. A later version 1.x adds optional fields here and
 * leaves what stands as it is. It shares nothing with the schemas of the API, which change with every field; words whose vocabulary
 * grows (languages, companies, kinds, conditions) are open. Readers take what they do not know.
 */
const text = z.string();
const told = (description: string) => z.string().optional().meta({ description });
const Moment = text
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
  .meta({ examples: ["2026-02-01T06:10:00.000Z"] });
const Day = text.regex(/^\d{4}-\d{2}-\d{2}$/).meta({ examples: ["2026-02-01"] });
const Count = z.int().nonnegative();
const Amount = Count.meta({ description: "In the smallest unit of its currency, such as cents." });
const flag = z.boolean().optional();

/** What a card is called, for whoever reads the file without Cardlake. */
const OwnCard = z
  .object({
    game: told("`pokemon`, `onepiece`."),
    name: told("As it is printed."),
    setName: text.optional(),
    setCode: text.optional(),
    number: told("As it is printed; absent of what is sealed."),
    rarity: text.optional(),
    productIds: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: "What shops call it, by shop." }),
  })
  .meta({
    id: "FileCard",
    description: "What it is called, for whoever reads the file without Cardlake.",
  });

const Grade = z.object({
  company: text.meta({ description: "`psa`, `bgs`, `cgc` …" }),
  grade: text.meta({ description: "`9.5`, `10-black-label`, `authentic`." }),
  certificate: text.optional(),
});

/** Which copies, and in what state. */
const ofCopies = {
  printingId: text.meta({
    description: "Game, language, set and number.",
    examples: ["pokemon:en:base1-4"],
  }),
  variant: text.meta({
    description: "The finish, then its qualifiers.",
    examples: ["holo.1st-edition"],
  }),
  condition: told("`near_mint` …; absent of graded copies."),
  grade: Grade.optional(),
  language: text.meta({ examples: ["en", "pt-br"] }),
};

const Quantity = z.int().min(1).max(9_999);

/** Equal copies in a collection. */
export const OwnItem = z
  .object({
    id: text.optional(),
    ...ofCopies,
    quantity: Quantity,
    paid: z
      .object({ amount: Amount, currency: text, day: Day.optional() })
      .optional()
      .meta({ description: "For each copy." }),
    location: text.optional(),
    tags: z.array(z.string()).optional(),
    notes: text.optional(),
    picture: told("Id of a picture of these copies that their owner has uploaded."),
    isSigned: flag,
    isAltered: flag,
    isMisprint: flag,
    isProxy: flag,
    createdAt: Moment.optional(),
    updatedAt: Moment.optional(),
    card: OwnCard.optional(),
  })
  .meta({ id: "FileItem", description: "Equal copies in a collection." });
export type OwnItem = z.output<typeof OwnItem>;

export const OwnCollection = z
  .object({
    id: text.optional(),
    name: text,
    kind: text.meta({ description: "`binder`, `deck`, `wishlist`, `tradelist`." }),
    description: text.optional(),
    createdAt: Moment.optional(),
    updatedAt: Moment.optional(),
    items: z.array(OwnItem),
  })
  .meta({ id: "FileCollection" });
export type OwnCollection = z.output<typeof OwnCollection>;

/** What the owner says that a copy costs. */
export const OwnFormatPrice = z.object({
  printingId: text,
  variant: text,
  state: text.meta({ description: "A condition or a grade: `near_mint`, `psa-10`." }),
  amount: Amount,
  currency: text,
  day: Day.optional(),
  note: text.optional(),
  card: OwnCard.optional(),
});
export type OwnFormatPrice = z.output<typeof OwnFormatPrice>;

const Money = z.object({ amount: Amount, currency: text });

/** Copies that were sold at once; for the record. */
export const OwnFormatSale = z.object({
  id: text.optional(),
  day: Day,
  collectionId: text.optional(),
  itemId: text.optional(),
  ...ofCopies,
  quantity: Quantity,
  price: Money.meta({ description: "Of each copy." }),
  fees: Money.optional().meta({ description: "Of the sale as a whole." }),
  paid: Money.optional().meta({ description: "What was paid for each copy." }),
  boughtOn: Day.optional(),
  note: text.optional(),
  createdAt: Moment.optional(),
  card: OwnCard.optional(),
});
export type OwnFormatSale = z.output<typeof OwnFormatSale>;

/** How much there is in the file; at its end, so that a file without it was cut off. */
export const OwnCounts = z.object({
  collections: Count,
  items: Count,
  copies: Count,
  prices: Count,
  sales: Count,
});
export type OwnCounts = z.output<typeof OwnCounts>;

/** A whole file. */
export const OwnFile = z
  .object({
    format: z.literal(ownFormat.name),
    version: text.regex(/^1\.\d+\.\d+$/).meta({ examples: [ownFormat.version] }),
    exportedAt: Moment.optional(),
    of: told("What was asked for: `account`, `collection`, `items`, `search`."),
    query: told("Of a search: what was searched for."),
    collections: z.array(OwnCollection),
    prices: z
      .array(OwnFormatPrice)
      .optional()
      .meta({ description: "What the owner says that copies cost." }),
    sales: z.array(OwnFormatSale).optional(),
    counts: OwnCounts.optional(),
  })
  .meta({
    title: "Cardlake file 1.0.0",
    description:
      "What somebody collects, as Cardlake writes and reads it. Fields that are not described may be there: a later version 1.x adds them.",
  });
export type OwnFile = z.output<typeof OwnFile>;
