import * as z from "zod";
import { CollectionKind } from "../collections/collection.ts";
import { CollectionItem } from "../collections/item.ts";
import { GameName } from "../values.ts";

/** A lot with what other people's files call its card; what the catalogue does not say is absent. */
export const ExportedItem = z.object({
  item: CollectionItem,
  card: z.object({
    game: GameName,
    name: z.string(),
    setName: z.string(),
    /** As it is printed or used in the online client: `BS`; else our own name of the set: `base1`. */
    setCode: z.string(),
    /** Empty for what is sealed. */
    number: z.string(),
    /** How many cards of the set have a number up to it: 102. */
    printedTotal: z.int().positive().optional(),
    rarity: z.string().optional(),
    /** By shop: those of the variant, else of the card. */
    productIds: z.record(z.string(), z.string()),
    isSealed: z.boolean(),
  }),
  collection: z.object({ name: z.string(), kind: CollectionKind }),
});
export type ExportedItem = z.output<typeof ExportedItem>;
