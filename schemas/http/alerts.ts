import * as z from "zod";
import { Alert, mostAlerts, mostCardsWatched } from "../alerts/alert.ts";
import { CardId } from "../catalog/card-id.ts";
import { Ulid } from "../values.ts";
import { exampleAlert, exampleLine, examplePreview, exampleView } from "./alert-examples.ts";
import { AlertChange, AskedPreview, NewAlert } from "./alert-requests.ts";
import { AlertPreview, AlertView, SetAlert } from "./alert-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

export * from "./alert-settings.ts";
export * from "./channels.ts";
export * from "./inbox.ts";
export * from "./unsubscribe.ts";

const onAlert = z.strictObject({ alertId: Ulid });
const maxBodyBytes = 8_192;
const cache = "private, no-cache";
const { printingId, state } = exampleAlert.subject;
const asked = { subject: { kind: "card", printingId, state }, line: exampleLine } as const;
/** What is watched may be wrong in these ways. */
const ofSubject = [
  "request.invalid",
  "catalog.no_such_card",
  "catalog.ambiguous_id",
  "catalog.no_such_variant",
  "catalog.bad_query",
  "collections.no_such_collection",
  "alerts.currency_needed",
] as const;

export const createAlert = {
  id: "alerts.createAlert",
  method: "POST",
  path: "/v1/alerts",
  summary:
    "Watches the price of a card, those of all cards of a search or a collection, or what a collection is worth.",
  description:
    "It fires once when the price or value crosses the line, and again when `rearm` says so; a price that is beyond the line when it is set has to come back first. " +
    "Whatever fires is in the inbox (`GET /v1/me/inbox`). A line in another currency than the price is judged by the reference rates of `ratesOf`, so that no " +
    `move of a rate fires it. An account has ${mostAlerts} alerts at most, and an alert on a search or a collection watches ${mostCardsWatched} cards at most. Repeated with the same ` +
    "Idempotency-Key it answers 200 with what the first one made, as it is now. docs/alerts.md has examples.",
  access: "user",
  request: { body: NewAlert, maxBodyBytes, idempotencyKey: true },
  response: {
    status: 201,
    body: SetAlert,
    headers: ["etag", "location"],
    otherwise200: "What the first request with this Idempotency-Key made, as it is now.",
  },
  problems: [
    ...ofSubject,
    ...(["request.too_many", "request.key_reused"] as const),
    ...(["alerts.no_such_channel", "alerts.too_many"] as const),
  ],
  example: { request: asked, response: { ...exampleView, warnings: [] } },
} as const satisfies Operation;

export const previewAlert = {
  id: "alerts.previewAlert",
  method: "POST",
  path: "/v1/alerts/preview",
  summary: "Says when an alert on a card or a value would have fired; nothing is stored.",
  description:
    "It takes what `POST /v1/alerts` takes, and goes over the prices, or what was stored of the value, of the last `days` days by the rates of today, as if it had been set on the first of them.",
  access: "user",
  request: { body: AskedPreview, maxBodyBytes },
  response: { status: 200, body: AlertPreview },
  problems: [
    ...(["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"] as const),
    ...(["catalog.no_such_variant", "collections.no_such_collection"] as const),
    "alerts.currency_needed",
  ],
  example: { request: asked, response: examplePreview },
} as const satisfies Operation;

export const listAlerts = {
  id: "alerts.listAlerts",
  method: "GET",
  path: "/v1/alerts",
  summary: "Lists the caller's alerts, the newest first.",
  description:
    "A page of the alerts on one card or collection may hold fewer than `limit` and still have a next one.",
  access: "user",
  request: {
    query: z.strictObject({
      printingId: CardId.optional().meta({ description: "Those on this card alone." }),
      collectionId: Ulid.optional().meta({
        description: "Those on the cards of this collection, or on its value.",
      }),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(Alert) },
  cache,
  problems: [
    ...(["request.invalid", "request.bad_cursor"] as const),
    ...(["catalog.no_such_card", "catalog.ambiguous_id"] as const),
  ],
  example: { response: { items: [exampleAlert] } },
} as const satisfies Operation;

export const getAlert = {
  id: "alerts.getAlert",
  method: "GET",
  path: "/v1/alerts/{alertId}",
  summary: "Shows an alert, and where the price or value is by its line.",
  description: "The ETag changes with the alert and with its standing; If-Match takes it as it is.",
  access: "user",
  request: { path: onAlert },
  response: { status: 200, body: AlertView },
  cache,
  problems: ["request.invalid", "alerts.no_such_alert"],
  example: { response: exampleView },
} as const satisfies Operation;

export const updateAlert = {
  id: "alerts.updateAlert",
  method: "PATCH",
  path: "/v1/alerts/{alertId}",
  summary: "Changes an alert, pauses it or goes on with it.",
  description:
    "Another line, rule, source, currency, variant or state sets it anew: as of today's price, by the rates of today, and armed. So does going on after a pause, in which " +
    "nothing is watched. A note, channels and delivery change that alone. A note of null removes it.",
  access: "user",
  request: { path: onAlert, body: AlertChange, maxBodyBytes, ifMatch: "optional" },
  response: { status: 200, body: SetAlert, headers: ["etag"] },
  problems: [
    ...(["request.invalid", "request.too_many", "request.stale_version"] as const),
    ...(["catalog.no_such_card", "catalog.no_such_variant"] as const),
    ...(["alerts.no_such_alert", "alerts.no_such_channel"] as const),
  ],
  example: {
    request: { line: { kind: "at_or_below", amount: 30_000 } },
    response: {
      ...{ ...exampleView, line: { kind: "at_or_below", amount: 30_000 }, version: 2 },
      warnings: [],
    },
  },
} as const satisfies Operation;

export const deleteAlert = {
  id: "alerts.deleteAlert",
  method: "DELETE",
  path: "/v1/alerts/{alertId}",
  summary: "Deletes an alert; what it has fired stays in the inbox.",
  access: "user",
  request: { path: onAlert, ifMatch: "optional" },
  response: { status: 204 },
  problems: [
    ...(["request.invalid", "request.too_many", "request.stale_version"] as const),
    "alerts.no_such_alert",
  ],
  example: {},
} as const satisfies Operation;
