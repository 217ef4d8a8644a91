import * as z from "zod";
import { charizard, charizardProduct } from "../catalog/examples.ts";
import { heldSorts } from "../collections/held-sort.ts";
import { CollectionItem } from "../collections/item.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Currency } from "../prices/price-fragment.ts";
import { plainText } from "../text.ts";
import { Day, SetId, Ulid } from "../values.ts";
import { CardImage } from "./card-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

/** Which collection a question about holdings is asked of. */
export const inCollection = {
  collectionId: Ulid.optional().meta({
    description:
      "Only this collection, of whatever kind. Absent: everything that one owns, which is all collections but wish lists.",
  }),
};

/** What money of items is told in: the euro, as in all that tells of what somebody has. */
export const toldIn = {
  currency: KnownCurrency.default("EUR").meta({
    description:
      "What money is told and compared in, by the reference rates of today; what has no such rate is told without.",
    examples: ["EUR"],
  }),
};

/** Whether anything is told of money, for whoever looks over somebody's shoulder. */
export const showsMoney = z
  .enum(["true", "false"])
  .default("true")
  .transform((text) => text === "true");

/** A card in few words, beside an item. */
export const HeldCard = z
  .object({
    name: z.string(),
    setId: SetId,
    number: z.string(),
    rarity: z.string().optional(),
    images: z.array(CardImage),
  })
  .meta({ id: "HeldCard" });
export type HeldCard = z.output<typeof HeldCard>;

const amount = z.int().nonnegative();

/** An item with the collection that it is in, its card, and what it is worth. */
export const FoundItem = CollectionItem.extend({
  collectionId: Ulid,
  card: HeldCard.optional().meta({ description: "Absent where the catalogue does not know it." }),
  price: z
    .object({
      ...{ amount, currency: Currency },
      of: z.enum(["own", "market"]).meta({ description: "`own`: the caller has entered it." }),
      day: Day.optional(),
      source: z.string(),
      isEstimated: z.literal(true).optional().meta({
        description: "It is the price of a near mint copy, and these are worn.",
      }),
    })
    .optional()
    .meta({
      description: "Of one copy, in the currency in which it came. Absent: nobody tells one.",
    }),
  value: z
    .object({ amount, currency: Currency })
    .optional()
    .meta({ description: "Of all copies, in the currency that was asked for." }),
  gain: z
    .object({ amount: z.int(), percent: z.number().optional(), currency: Currency })
    .optional()
    .meta({ description: "Of one copy, against what was paid for it." }),
}).meta({ id: "FoundItem" });
export type FoundItem = z.output<typeof FoundItem>;

/** Copies as examples have them. */
export const heldExample = {
  id: "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
  collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  ...{
    printingId: charizard.id,
    variant: "holo.unlimited",
    condition: "near_mint",
    language: "en",
  },
  ...{ quantity: 2, version: 1 },
  createdAt: "2026-02-01T06:05:00.000Z",
  updatedAt: "2026-02-01T06:05:00.000Z",
} as const;

const item = {
  ...heldExample,
  paid: { amount: 30_000, currency: "USD" },
  card: {
    ...{ name: charizard.name, setId: charizard.setId, number: charizard.number },
    ...{ rarity: charizard.rarity, images: charizard.images },
  },
  price: {
    ...{
      amount: 41_250,
      currency: "USD",
      of: "market",
      day: "2026-08-22",
      source: charizardProduct.shop,
    },
  },
  value: { amount: 82_500, currency: "USD" },
  gain: { amount: 11_250, percent: 37.5, currency: "USD" },
} as const;

export const findItems = {
  id: "holdings.findItems",
  method: "GET",
  path: "/v1/holdings/items",
  summary: "Searches what one has, by cards and by copies.",
  description:
    "The query `q` is that of `GET /v1/cards`, and asks of copies as well: `qty>1`, `cond:nm`, `grade>=9`, `grade:psa-10`, `grader:psa`, " +
    '`tag:"for trade"`, `loc:"binder 3"`, `notes:`, `paid<10`, `price>5`, `value>100`, `gain>50%`, `added>2026-01`, `bought<2020`, ' +
    "`is:signed`, `has:paid`, `lang:ja`, `variant:holo`, `in:deck`. Both stand side by side, with `or`, `-` and parentheses. It is asked of the items of " +
    "every game whose words it is in, or of the one that `game:` names. docs/collections.md has all fields.",
  access: "user",
  request: {
    query: z.strictObject({
      q: plainText(500)
        .default("")
        .meta({ examples: ["charizard cond:nm qty>1"] }),
      ...inCollection,
      sort: z.enum(heldSorts).default("name").meta({
        description:
          "`number` is by set and number, `gain` and `value` are of all copies of an item. What is not known comes last either way.",
      }),
      ...toldIn,
      money: showsMoney.meta({
        description:
          "false: nothing is told of payments, prices and gains, and nothing can be asked of them.",
      }),
      ...paging,
    }),
  },
  response: {
    status: 200,
    body: z.object({
      ...pageOf(FoundItem).shape,
      total: z.int().nonnegative().meta({ description: "Items on all pages together." }),
      copies: z.int().nonnegative().meta({ description: "Their copies, added up." }),
    }),
  },
  cache: "private, no-cache",
  problems: [
    ...(["request.invalid", "request.bad_cursor"] as const),
    ...(["catalog.bad_query", "collections.no_such_collection"] as const),
  ],
  example: {
    request: { q: "charizard cond:nm", currency: "USD", limit: 20 },
    response: { items: [item], total: 1, copies: 2 },
  },
} as const satisfies Operation;
