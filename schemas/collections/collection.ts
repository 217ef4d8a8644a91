import * as z from "zod";
import { userText } from "../text.ts";
import { Instant, Ulid } from "../values.ts";

/** What a collection is for. */
export const CollectionKind = z
  .enum(["binder", "deck", "wishlist", "tradelist"])
  .meta({ id: "CollectionKind", examples: ["binder"] });
export type CollectionKind = z.output<typeof CollectionKind>;

export const CollectionName = userText(100).meta({ examples: ["Base Set binder"] });
/** Shorter than what DynamoDB or a picture's subtitle would bear; long enough for a paragraph. */
export const CollectionDescription = userText(1_000).meta({ examples: ["Everything from 1999."] });

/** The head of a collection: what it is called, not what is in it. */
export const Collection = z
  .object({
    id: Ulid,
    name: z.string(),
    kind: CollectionKind,
    description: z.string().optional(),
    /** Counts the changes of the head; changes of items do not count here. */
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Collection" });
export type Collection = z.output<typeof Collection>;

/** How much a collection holds. */
export const Tally = z.object({
  lots: z.int().nonnegative().meta({ description: "Items: lots of equal copies." }),
  cards: z.int().nonnegative().meta({ description: "Copies, all quantities added up." }),
});
export type Tally = z.output<typeof Tally>;
