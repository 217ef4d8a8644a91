import * as z from "zod";
import { best, Delivery, mostChannels, WatchedSource } from "../alerts/alert.ts";
import { Line, Rearm } from "../alerts/line.ts";
import { CardId } from "../catalog/card-id.ts";
import { GivenCopyState } from "../collections/own-price.ts";
import { defaultGame, searchedCurrency } from "../games/index.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { plainText, userText } from "../text.ts";
import { Game, Ulid, VariantKey } from "../values.ts";
import { atLeastOne, isNotEmpty } from "./change.ts";

const state = GivenCopyState.meta({ description: "A condition, or a grade of a company." });

/** What somebody asks to be watched. */
const GivenSubject = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("card"),
    printingId: CardId,
    variant: VariantKey.optional().meta({
      description:
        "Absent: the first of the card's variants of which the source tells a price, or the first.",
    }),
    state: state.default("near_mint"),
  }),
  z.strictObject({
    kind: z.literal("search"),
    game: Game.default(defaultGame),
    query: plainText(500)
      .refine((text) => text.trim() !== "", "must look for something")
      .meta({ description: "As `q` of `GET /v1/cards`.", examples: ["set:base1 rarity:rare"] }),
  }),
  z.strictObject({
    kind: z.literal("collection"),
    collectionId: Ulid.meta({ description: "Of yours, of any kind: each card in it is watched." }),
  }),
  z.strictObject({
    kind: z.literal("value"),
    collectionId: Ulid.optional().meta({
      description:
        "Of yours, of any kind: what it is worth is watched. Absent: all that you own, without wish lists.",
    }),
  }),
]);
export type GivenSubject = z.output<typeof GivenSubject>;

const source = WatchedSource.meta({
  description: `Whose prices: \`${best}\` for the market price, or a source that \`GET /v1/cards/{printingId}/prices\` tells of. Of a value \`${best}\`.`,
  examples: [best],
});
const channels = z
  .array(Ulid)
  .max(mostChannels)
  .refine((ids) => new Set(ids).size === ids.length, "must name each channel once")
  .meta({ description: "Which are told beside the inbox." });

export const NewAlert = z.strictObject({
  subject: GivenSubject,
  line: Line,
  rearm: Rearm.default({ kind: "margin", percent: 5 }),
  source: source.default(best),
  currency: KnownCurrency.optional().meta({
    description: `What the line is in. Absent: what the price or value is told in; of a search or the cards of a collection ${searchedCurrency}.`,
    examples: ["EUR"],
  }),
  channels: channels.default([]),
  delivery: Delivery.default("immediate"),
  note: userText(200).optional(),
  isPaused: z.boolean().default(false),
});
export type NewAlert = z.output<typeof NewAlert>;

export const AskedPreview = NewAlert.extend({
  days: z.int().min(1).max(365).default(90).meta({ description: "Up to today." }),
});
export type AskedPreview = z.output<typeof AskedPreview>;

export const AlertChange = z
  .strictObject({
    subject: z
      .strictObject({ variant: VariantKey.optional(), state: state.optional() })
      .refine(isNotEmpty, atLeastOne)
      .optional()
      .meta({ description: "Of an alert on a card." }),
    line: Line.optional(),
    rearm: Rearm.optional(),
    source: source.optional(),
    currency: KnownCurrency.optional(),
    channels: channels.optional(),
    delivery: Delivery.optional(),
    note: userText(200).nullable().optional(),
    isPaused: z.boolean().optional(),
  })
  .refine(isNotEmpty, atLeastOne);
export type AlertChange = z.output<typeof AlertChange>;
