import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { AskedSale } from "../collections/new-sale.ts";
import { Sale } from "../collections/sale.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Currency } from "../prices/price-fragment.ts";
import { Day, Ulid, wholeNumber } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const amount = z.int().meta({ description: "In the currency's smallest unit." });

const ToldSale = Sale.extend({
  told: z
    .object({
      currency: Currency,
      proceeds: amount.meta({ description: "Price of all copies, less the fees." }),
      cost: amount.optional().meta({
        description: "Paid for them. Absent where nobody said, or no rate of that day is known.",
      }),
      gain: amount.optional(),
    })
    .optional()
    .meta({ description: "Absent where no rate of its day is known." }),
}).meta({ id: "ToldSale" });

const example = {
  id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  day: "2026-02-01",
  collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  itemId: "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
  printingId: charizard.id,
  variant: "holo",
  condition: "near_mint",
  language: "en",
  quantity: 1,
  price: { amount: 52_000, currency: "EUR" },
  paid: { amount: 41_250, currency: "EUR" },
  boughtOn: "2026-01-30",
  createdAt: "2026-02-01T06:05:00.000Z",
} as const;

export const sellCopies = {
  id: "collections.sellCopies",
  method: "POST",
  path: "/v1/collections/{collectionId}/sales",
  summary: "Writes down that copies were sold, and takes them out of the collection.",
  description:
    "Name the item that they are of, or `copies`: then those are sold that came in first, which may be of several items, each a sale of its own with what was paid for it. " +
    "If-Match is of the item that is named, and refused with `copies`. Repeated with the same Idempotency-Key, nothing is sold twice, for seven days.",
  access: "user",
  request: {
    path: z.strictObject({ collectionId: Ulid }),
    body: AskedSale,
    maxBodyBytes: 16_384,
    ifMatch: "optional",
    idempotencyKey: true,
  },
  response: {
    status: 201,
    body: z.object({ sales: z.array(Sale) }),
    otherwise200: "What the first request with this Idempotency-Key did.",
  },
  problems: [
    "request.invalid",
    "request.key_reused",
    "request.stale_version",
    "request.too_many",
    "collections.no_such_collection",
    "collections.no_such_item",
    "collections.items_refused",
  ],
  example: {
    request: { itemId: example.itemId, quantity: 1, price: example.price, day: example.day },
    response: { sales: [example] },
  },
} as const satisfies Operation;

const currency = KnownCurrency.optional().meta({
  description: "What proceeds and gains are told in. Absent: that of each sale.",
  examples: ["EUR"],
});

export const listSales = {
  id: "collections.listSales",
  method: "GET",
  path: "/v1/sales",
  summary: "Lists what the caller has sold, the newest day first.",
  access: "user",
  request: {
    query: z.strictObject({
      ...paging,
      from: Day.optional().meta({ description: "The first day that is told." }),
      to: Day.optional().meta({ description: "The last day that is told." }),
      currency,
    }),
  },
  response: { status: 200, body: pageOf(ToldSale) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: {
    response: {
      items: [
        { ...example, told: { currency: "EUR", proceeds: 52_000, cost: 41_250, gain: 10_750 } },
      ],
    },
  },
} as const satisfies Operation;

export const takeBackSale = {
  id: "collections.takeBackSale",
  method: "DELETE",
  path: "/v1/sales/{saleId}",
  summary: "Takes a sale back: its copies come back into the collection.",
  access: "user",
  request: { path: z.strictObject({ saleId: Ulid }) },
  response: { status: 204 },
  problems: [
    "request.invalid",
    "request.too_many",
    "collections.no_such_sale",
    "collections.items_refused",
  ],
  example: {},
} as const satisfies Operation;

const ofYear = z.strictObject({
  year: wholeNumber({ least: 1993, most: 9998 }).meta({ examples: [2026] }),
  currency: KnownCurrency.default("EUR").meta({ examples: ["EUR"] }),
});
const some = { sales: z.int().nonnegative(), copies: z.int().nonnegative() };

export const getGains = {
  id: "collections.getGains",
  method: "GET",
  path: "/v1/sales/gains",
  summary: "What the sales of a year have brought.",
  description:
    "What came in is told by the rates of the day of the sale, what was paid by those of the day on which it was.",
  access: "user",
  request: { query: ofYear },
  response: {
    status: 200,
    body: z
      .object({
        year: z.int(),
        currency: Currency,
        ...some,
        proceeds: amount,
        cost: amount.meta({ description: "Of the copies of which it is known what was paid." }),
        gain: amount.meta({ description: "Of those." }),
        withoutCost: z.object({ ...some, proceeds: amount }).meta({
          description:
            "Of which nobody said what was paid, or no rate of that day is known. They are in the proceeds alone.",
        }),
        untold: z.object(some).meta({
          description: "Which no rate of their day is known of. They are in no amount.",
        }),
      })
      .meta({ id: "YearGains" }),
  },
  cache: "private, no-cache",
  problems: ["request.invalid"],
  example: {
    request: { year: 2026, currency: "EUR" },
    response: {
      ...{ year: 2026, currency: "EUR", sales: 1, copies: 1 },
      ...{ proceeds: 52_000, cost: 41_250, gain: 10_750 },
      withoutCost: { sales: 0, copies: 0, proceeds: 0 },
      untold: { sales: 0, copies: 0 },
    },
  },
} as const satisfies Operation;

export const getGainsTable = {
  id: "collections.getGainsTable",
  method: "GET",
  path: "/v1/sales/gains.csv",
  summary: "The sales of a year with what each has brought, as a table for spreadsheets (CSV).",
  access: "user",
  request: { query: ofYear },
  response: { status: 200, body: z.string(), contentType: "text/csv; charset=utf-8" },
  cache: "private, no-cache",
  problems: ["request.invalid"],
  example: {
    request: { year: 2026, currency: "EUR" },
    response:
      "sold,bought,card,printing,variant,state,language,quantity,currency,proceeds,cost,gain,note,sale\r\n" +
      `2026-02-01,2026-01-30,Charizard,${charizard.id},holo,near_mint,en,1,EUR,520.00,412.50,107.50,,${example.id}\r\n`,
  },
} as const satisfies Operation;
