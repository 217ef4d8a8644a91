import * as z from "zod";
import { Card } from "../catalog/card.ts";
import { charizard } from "../catalog/examples.ts";
import { attributeSchema, type GameDefinition, type Games, games } from "../games/index.ts";
import { SourceMark } from "../storage/catalog-items.ts";
import { GameName, PrintingId } from "../values.ts";
import { MarketPrice, VariantPrices } from "./market-price.ts";

/** Where a card's picture is in one size. */
export const CardImage = z.object({
  size: z.string(),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  url: z.string().meta({ description: "At its source." }),
  path: z.string().meta({
    description:
      "Below this API, for everybody and without a token: leads to the picture that is shown now, and " +
      "stays where it is.",
    examples: [charizard.images[0].path],
  }),
});

const { attributes: _attributes, variants, images: _images, ...identity } = Card.shape;
const { crosswalk, findings, ...facts } = identity;

const standing = {
  status: z.enum(["current", "removed"]).meta({
    description: "`removed`: its source no longer lists it; what was known is kept.",
  }),
  provenance: z.array(SourceMark).meta({
    description:
      "The answers that it was made from, one for each source; `groups` says in which fields its " +
      "word stands, and is absent where it is the only one.",
  }),
  marketPrice: MarketPrice.optional().meta({
    description: "What it costs; absent where no source tells a price, which is not 0.",
  }),
  prices: z.array(VariantPrices).optional().meta({
    description:
      "By variant, what it costs and what each source says of it, in the currency of each. Absent in lists, and where nobody tells any.",
  }),
  otherLanguages: z
    .array(PrintingId)
    .optional()
    .meta({
      description:
        "Printings of the same set and number in other languages, by language. Absent in lists, and " +
        "before the game has been indexed.",
    }),
};

const CommonView = z.object({
  ...facts,
  ...{ variants, crosswalk, findings },
  images: z.array(CardImage),
  ...standing,
});

/**
 * A card as the API shows it: what all cards have, and the attributes of its game beside it. In a
 * list, attributes that only one card's page shows are absent.
 */
export type CardView = z.output<typeof CommonView> & { readonly [attribute: string]: unknown };

const idOf = ({ name }: GameDefinition) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const imageOf = (definition: GameDefinition) =>
  CardImage.extend({ size: z.enum(definition.pictureSizes.map(({ size }) => size)) }).meta({
    id: `${idOf(definition)}CardImage`,
  });

/** What cards of one game look like. */
const cardViewOf = (definition: GameDefinition) =>
  z
    .object({
      ...facts,
      game: z.literal(definition.name),
      ...Object.fromEntries(
        Object.entries(definition.attributes).map(([name, attribute]) => [
          name,
          attributeSchema(attribute).optional(),
        ]),
      ),
      ...{ variants, crosswalk, findings },
      images: z.array(imageOf(definition)),
      ...standing,
    })
    .meta({ id: `${idOf(definition)}CardView`, description: `A card of ${definition.label}.` });

/** What a card of any of these games looks like. */
export function cardViewsOf({ all }: Games): z.ZodType<CardView, z.input<typeof CommonView>> {
  const [first, ...others] = all.map(cardViewOf);
  if (!first) throw new Error("A catalogue needs a game.");
  return z.discriminatedUnion("game", [first, ...others]).meta({ id: "CardView" });
}

export const CardView = cardViewsOf(games);

/** Some fields of a card, as a caller has picked them; `id` and `game` are always among them. */
export const PickedCard = z
  .looseObject({ id: PrintingId, game: GameName })
  .meta({ id: "PickedCard", description: "The fields of a card that were asked for." });

const pickable = new Set([
  ...Object.keys(CommonView.shape),
  ...games.all.flatMap(({ attributes }) => Object.keys(attributes)),
]);

/** `name,attacks`: names of fields that cards have, each once. */
export const CardFields = z
  .string()
  .max(1000)
  .transform((text) => [...new Set(text.split(",").map((name) => name.trim()))])
  .refine((names) => names.every((name) => pickable.has(name)), {
    error: "must be names of a card’s fields, with commas between them, such as name,attacks",
  });

/** Catalogue answers change once a day; a minute-old one is as good. */
export const cache = "private, max-age=60";
