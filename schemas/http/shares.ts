import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard } from "../catalog/examples.ts";
import { PosterFormat } from "../images/poster.ts";
import { ShareSize, ShareStyle } from "../images/share.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { SetId, Ulid, VariantKey } from "../values.ts";
import type { Operation } from "./operation.ts";

const format = PosterFormat.default("jpeg").meta({
  description:
    "Both are taken by every place where people share pictures: `jpeg` is small, `png` loses nothing.",
});
const style = ShareStyle.meta({
  description: "`clean`: on paper. `showcase`: in the light of the dearest card's own colour.",
});

const common = {
  method: "GET",
  access: "user",
  /** Prices change a few times a day; what lacks a picture is kept by nobody. */
  cache: "private, max-age=300",
  response: {
    status: 302,
    description: "`Location` is the picture's address, for some weeks.",
    headers: ["location"],
    otherwise202:
      "It is being drawn, or a picture in it is being fetched: ask again after `Retry-After` seconds.",
  },
} as const;

const howItIsDrawn =
  "It lies on our CDN at an address that never shows another picture: what is drawn decides it. One that is not there is drawn, and awaited for a " +
  "second. Cards whose picture cannot be had are drawn without it, at another address; nobody may keep the way there, and it leads to the picture " +
  "once that is there.";

export const getCardShare = {
  ...common,
  id: "shares.getCardShare",
  path: "/v1/cards/{printingId}/share",
  summary: "Leads to a picture of a card to share, with what it costs.",
  description: `The card with its name, set, number and rarity, the market price of a near mint copy, how that has changed within 30 days, and a line of the last 90. ${howItIsDrawn}`,
  request: {
    path: z.strictObject({ printingId: CardId }),
    query: z.strictObject({
      style: style.default("clean"),
      size: ShareSize.default("square").meta({
        description:
          "`square`: 1080 × 1080. `link`: 1200 × 630, as services show of a page. `story`: 1080 × 1920.",
      }),
      format,
      currency: KnownCurrency.optional().meta({
        description:
          "By the reference rates of the price's day; that of its source where none is known. Absent: that of the best source.",
        examples: ["EUR"],
      }),
      variant: VariantKey.optional().meta({
        description: "Absent: the first that has a price.",
      }),
    }),
  },
  problems: [
    "request.invalid",
    "catalog.no_such_card",
    "catalog.ambiguous_id",
    "catalog.no_such_variant",
    "images.picture_unavailable",
  ],
  example: { request: { printingId: charizard.id, size: "story" } },
} as const satisfies Operation;

export const getSetPreview = {
  ...common,
  id: "shares.getSetPreview",
  path: "/v1/sets/{setId}/preview",
  summary: "Leads to a picture of a set, as services show it of a link.",
  description: `1200 × 630: its logo and name, when it came out, how many cards it has, and its dearest cards with their prices. ${howItIsDrawn}`,
  request: {
    path: z.strictObject({ setId: SetId }),
    query: z.strictObject({
      style: style.default("showcase"),
      format,
      currency: KnownCurrency.optional().meta({
        description: "Of prices. Absent: that of each card's best source.",
        examples: ["EUR"],
      }),
    }),
  },
  problems: ["request.invalid", "catalog.no_such_set", "images.picture_unavailable"],
  example: { request: { setId: charizard.setId } },
} as const satisfies Operation;

export const getCollectionPreview = {
  ...common,
  id: "shares.getCollectionPreview",
  path: "/v1/collections/{collectionId}/preview",
  summary: "Leads to a picture of one's own collection, as services show it of a link.",
  description: `1200 × 630: its name, how many cards it holds and of how many sets, and its dearest cards; what it is worth only when that is asked for. ${howItIsDrawn}`,
  request: {
    path: z.strictObject({ collectionId: Ulid }),
    query: z.strictObject({
      style: style.default("showcase"),
      format,
      value: z
        .enum(["true", "false"], { error: "must be true or false" })
        .default("false")
        .transform((text) => text === "true")
        .meta({ description: "Whether it says what the collection is worth today." }),
      currency: KnownCurrency.default("EUR").meta({
        description: "Of the value, and what decides which cards are the dearest.",
      }),
    }),
  },
  problems: ["request.invalid", "collections.no_such_collection", "images.picture_unavailable"],
  example: { request: { value: "true", currency: "EUR" } },
} as const satisfies Operation;
