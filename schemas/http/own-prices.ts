import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard } from "../catalog/examples.ts";
import {
  CopyState,
  GivenCopyState,
  GivenPrice,
  manual,
  OwnPrice,
} from "../collections/own-price.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { VariantKey } from "../values.ts";
import type { Operation } from "./operation.ts";
import { CardPricesOfCaller } from "./own-price-views.ts";
import { pageOf, paging } from "./paging.ts";

const onCopy = z.strictObject({ printingId: CardId, variant: VariantKey, state: CopyState });
const path = "/v1/me/prices/{printingId}/{variant}/{state}";
const cache = "private, no-cache";

const copy = { printingId: charizard.id, variant: "holo.unlimited", state: "psa-10" };
const given = { amount: 2_900_000, currency: "EUR", day: "2026-02-01", note: "At the fair" };
const price = {
  ...{ ...copy, ...given, source: manual, version: 1 },
  ...{ createdAt: "2026-02-01T06:00:00.000Z", updatedAt: "2026-02-01T06:00:00.000Z" },
} as const;

export const setOwnPrice = {
  id: "collections.setOwnPrice",
  method: "PUT",
  path,
  summary: "Says what a copy costs, for the caller alone.",
  description:
    "Of a printing in a variant and a condition or grade, as it was on a day. What was said before of such a copy is replaced; said again it changes " +
    "nothing. An account has 10,000 at most.",
  access: "user",
  request: {
    path: onCopy.extend({ state: GivenCopyState }),
    body: GivenPrice,
    maxBodyBytes: 4_096,
    ifMatch: "optional",
  },
  response: { status: 200, body: OwnPrice, headers: ["etag"] },
  problems: [
    "request.too_many",
    "request.invalid",
    "request.stale_version",
    "catalog.no_such_card",
    "catalog.ambiguous_id",
    "catalog.no_such_variant",
    "collections.no_such_price",
    "collections.too_many",
  ],
  example: { request: given, response: price },
} as const satisfies Operation;

export const getOwnPrice = {
  id: "collections.getOwnPrice",
  method: "GET",
  path,
  summary: "Shows what the caller has said that a copy costs.",
  access: "user",
  request: { path: onCopy },
  response: { status: 200, body: OwnPrice },
  cache,
  problems: [
    "request.invalid",
    "catalog.no_such_card",
    "catalog.ambiguous_id",
    "collections.no_such_price",
  ],
  example: { response: price },
} as const satisfies Operation;

export const listOwnPrices = {
  id: "collections.listOwnPrices",
  method: "GET",
  path: "/v1/me/prices",
  summary: "Lists the prices that the caller has entered, by printing, variant and state.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(OwnPrice) },
  cache,
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [price] } },
} as const satisfies Operation;

export const removeOwnPrice = {
  id: "collections.removeOwnPrice",
  method: "DELETE",
  path,
  summary: "Takes a price of the caller's back.",
  access: "user",
  request: { path: onCopy, ifMatch: "optional" },
  response: { status: 204 },
  problems: [
    "request.too_many",
    "request.invalid",
    "request.stale_version",
    "catalog.no_such_card",
    "catalog.ambiguous_id",
    "collections.no_such_price",
  ],
  example: {},
} as const satisfies Operation;

const { printingId: _, variant, state: __, ...ownOfExample } = price;

export const getCardPricesOfCaller = {
  id: "collections.getCardPricesOfCaller",
  method: "GET",
  path: "/v1/me/cards/{printingId}/prices",
  summary: "What a card costs, with what the caller has entered beside it.",
  description:
    "As `GET /v1/cards/{printingId}/prices` tells it; copies for which the caller has entered a price have it as `own`, also those of which no source " +
    "tells one. It is no part of a market price.",
  access: "user",
  request: {
    path: z.strictObject({ printingId: CardId }),
    query: z.strictObject({
      currency: KnownCurrency.optional().meta({
        ...{ description: "What amounts are told in.", examples: ["EUR"] },
      }),
    }),
  },
  response: { status: 200, body: CardPricesOfCaller },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: {
    request: { printingId: charizard.id },
    response: {
      printingId: charizard.id,
      variants: [
        {
          ...{ variant, grade: { company: "psa", grade: "10" }, series: [] },
          own: { ...ownOfExample, state: copy.state },
        },
      ],
    },
  },
} as const satisfies Operation;
