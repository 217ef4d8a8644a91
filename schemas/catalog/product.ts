import * as z from "zod";
import { Day, GameName, Language } from "../values.ts";
import { Finding } from "./card.ts";
import { charizardProduct } from "./examples.ts";

/** What a shop sells: a single card, or something sealed with cards in it. */
export const Product = z
  .object({
    /** Whose number it is. */
    shop: z.string().meta({ examples: [charizardProduct.shop] }),
    id: z
      .string()
      .meta({ description: "Its number at the shop.", examples: [charizardProduct.id] }),
    game: GameName,
    language: Language,
    /** The shop's name for what we call a set, which names it in its cross-walk. */
    groupId: z.string().meta({ examples: [charizardProduct.groupId] }),
    name: z.string(),
    kind: z.enum(["single", "sealed"]),
    /** Of the card, as the shop writes it: `199/165`, `OP02-013`. */
    number: z.string().optional(),
    /** What the shop calls this print of a card that has several: `Alternate Art`. */
    edition: z.string().optional(),
    rarity: z.string().optional(),
    releasedOn: Day.optional(),
    url: z.url().optional(),
    imageUrl: z.url().optional(),
    findings: z.array(Finding),
  })
  .meta({ id: "Product" });
export type Product = z.output<typeof Product>;
