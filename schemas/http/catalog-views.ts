import * as z from "zod";
import { Card } from "../catalog/card.ts";
import { Provenance } from "../catalog/provenance.ts";
import { CardSet } from "../catalog/set.ts";
import { Game, Language } from "../values.ts";

/** Where a card's picture lies in one size. */
export const CardImage = z
  .object({
    size: z.enum(["small", "large"]),
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
    url: z.string(),
  })
  .meta({ id: "CardImage" });

/** A card as the API shows it. */
export const CardView = z
  .object({
    ...Card.shape,
    images: z.array(CardImage),
    status: z.enum(["current", "removed"]).meta({
      description: "`removed`: its source no longer lists it; what was known is kept.",
    }),
    provenance: Provenance,
  })
  .meta({ id: "CardView" });
export type CardView = z.output<typeof CardView>;

/** A set as the API shows it. */
export const SetView = z
  .object({ ...CardSet.shape, provenance: Provenance })
  .meta({ id: "SetView" });

/** Which catalogue a list is of. */
export const ofGame = { game: Game.default("pokemon") };
export const inLanguage = { language: Language.optional() };

/** Catalogue answers change once a day; a minute-old one is as good. */
export const cache = "private, max-age=60";
