import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Day } from "../values.ts";
import { inCollection } from "./held-items.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";
import {
  HoldingsValue,
  UnpricedItem,
  ValueGroup,
  ValueHistory,
  valueGroupings,
} from "./value-views.ts";

const asked = {
  ...inCollection,
  currency: KnownCurrency.default("EUR").meta({
    description: "What amounts are told in.",
    examples: ["EUR"],
  }),
};
const cache = "private, no-cache";

const counts = {
  ...{ all: 3, priced: 3, estimated: 1, own: 0, unpriced: 0, unpaid: 1, proxies: 0 },
};
const told = {
  ...{ value: 124_000, cost: 62_500, gain: { amount: 20_500, percent: 32.8 } },
  ...{ items: { ...counts, all: 2, priced: 2 }, copies: counts },
};

export const getValue = {
  id: "holdings.getValue",
  method: "GET",
  path: "/v1/holdings/value",
  summary: "What one's collections are worth, have cost and have gained.",
  description:
    "Of today's prices. Amounts are added up in the currencies in which they came, and each sum is converted by the reference rates of the day.",
  access: "user",
  request: { query: z.strictObject(asked) },
  response: { status: 200, body: HoldingsValue },
  cache,
  problems: ["request.invalid", "collections.no_such_collection"],
  example: {
    response: {
      ...{ currency: "EUR", day: "2026-02-01", ...told },
      realised: {
        ...{ proceeds: 9_000, cost: 6_000, gain: { amount: 3_000, percent: 50 }, copies: 1 },
        ...{ withoutCost: { proceeds: 0, copies: 0 }, untoldCopies: 0 },
      },
      pricesBuiltAt: "2026-02-01T06:05:00.000Z",
    },
  },
} as const satisfies Operation;

export const listValueGroups = {
  id: "holdings.listValueGroups",
  method: "GET",
  path: "/v1/holdings/value/groups",
  summary: "The same by set, rarity, condition, tag, game or collection.",
  description:
    "The most valuable first. What has several tags counts for each of them; everything else counts once.",
  access: "user",
  request: {
    query: z.strictObject({
      ...asked,
      by: z.enum(valueGroupings).meta({ examples: ["set"] }),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(ValueGroup).extend({ total: z.int().nonnegative() }) },
  cache,
  problems: ["request.invalid", "request.bad_cursor", "collections.no_such_collection"],
  example: {
    request: { by: "set" },
    response: { items: [{ key: charizard.setId, name: "Base Set", ...told }], total: 1 },
  },
} as const satisfies Operation;

const item = {
  id: "7ZV0K3M9QX2B4C6D8E1F5G7H9J",
  collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  ...{ printingId: charizard.id, variant: "holo", language: "en" },
  grade: { company: "psa", grade: "9" },
  ...{ quantity: 1, version: 1 },
  createdAt: "2026-02-01T06:05:00.000Z",
  updatedAt: "2026-02-01T06:05:00.000Z",
} as const;

export const listUnpriced = {
  id: "holdings.listUnpriced",
  method: "GET",
  path: "/v1/holdings/unpriced",
  summary: "Items that nobody tells a price of, which no value has in it.",
  description: "Enter a price of your own for those that you know the worth of.",
  access: "user",
  request: { query: z.strictObject({ ...inCollection, ...paging }) },
  response: { status: 200, body: pageOf(UnpricedItem).extend({ total: z.int().nonnegative() }) },
  cache,
  problems: ["request.invalid", "request.bad_cursor", "collections.no_such_collection"],
  example: { response: { items: [{ ...item, why: "no_price_of_grade" }], total: 1 } },
} as const satisfies Operation;

export const getValueHistory = {
  id: "holdings.getValueHistory",
  method: "GET",
  path: "/v1/holdings/value/history",
  summary: "What one's collections were worth, day by day, or by weeks or months.",
  description:
    "Up to 1,100 days by day, or 11,000 by week or month; a year up to today where no days are named. Values are stored on the day, of the prices " +
    "and items of that day, and told by its reference rates; a day on which nothing changed has the value of the day before.",
  access: "user",
  request: {
    query: z.strictObject({
      ...asked,
      from: Day.optional(),
      to: Day.optional(),
      interval: z.enum(["day", "week", "month"]).default("day"),
    }),
  },
  response: { status: 200, body: ValueHistory },
  cache,
  problems: ["request.invalid", "collections.no_such_collection"],
  example: {
    request: { from: "2026-02-01", to: "2026-02-01" },
    response: {
      ...{ currency: "EUR", from: "2026-02-01", to: "2026-02-01" },
      points: [
        {
          ...{ day: "2026-02-01", value: 124_000, cost: 62_500 },
          ...{ gain: { amount: 20_500, percent: 32.8 }, unpriced: 0, copies: 3 },
        },
      ],
    },
  },
} as const satisfies Operation;
