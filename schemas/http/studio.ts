import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { CompositeOptions } from "../images/composite.ts";
import { PrintOptions } from "../images/print.ts";
import { Render } from "../images/render.ts";
import { AskedSubject } from "../images/subject.ts";
import { Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";

const queued = {
  id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A",
  state: "queued",
  percent: 0,
  cardsDone: 0,
  cardsTotal: 102,
  createdAt: "2026-02-01T06:10:00.000Z",
  placeholders: [],
  pages: [],
} as const;
const collectionId = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";

const { filter, sort } = CompositeOptions.shape;
const whichCards = { filter, sort };

const response = {
  status: 202,
  body: Render,
  headers: ["location"],
  otherwise200: "A render that is done: the very same pictures exist.",
} as const;
const answered =
  "Answers 202 with a render to watch, or 200 with the pictures when the very same ones exist. " +
  "Repeated with the same Idempotency-Key it answers with the render that the first one made.";
const problems = [
  ...(["request.invalid", "request.key_reused", "catalog.bad_query"] as const),
  "collections.no_such_collection",
  ...(["images.nothing_to_draw", "images.too_many_cards"] as const),
] as const;

/** Called as if it were of the area `images`, to which all other operations of renders belong. */
export const createRender = {
  id: "images.createRender",
  method: "POST",
  path: "/v1/collections/{collectionId}/renders",
  summary: "Draws a collection as a picture, or as several when it is large.",
  description: `The same as \`POST /v1/renders\` with the collection as its subject. ${answered}`,
  access: "user",
  limit: "render",
  request: {
    path: z.strictObject({ collectionId: Ulid }),
    body: CompositeOptions,
    maxBodyBytes: 8_192,
    idempotencyKey: true,
  },
  response,
  problems,
  example: {
    request: { title: "Base Set", columns: 9, labels: { artist: true } },
    response: { ...queued, subject: { kind: "collection", collectionId }, collectionId },
  },
} as const satisfies Operation;

export const drawCards = {
  id: "images.drawCards",
  method: "POST",
  path: "/v1/renders",
  summary: "Draws cards as a picture, or as several when there are many.",
  description:
    "The `subject` is a collection of whatever kind, everything that one owns, a set, or what a search finds: of the last two all cards, those that one " +
    "has, those that one has not, or all of them with the latter in grey. `filter`, `sort` and `group` say which of them, in which order and under " +
    `which headings. What is drawn is as it is at this moment. ${answered}`,
  access: "user",
  limit: "render",
  request: {
    body: CompositeOptions.safeExtend({ subject: AskedSubject }),
    maxBodyBytes: 8_192,
    idempotencyKey: true,
  },
  response,
  problems: [...problems, "catalog.no_such_set"],
  example: {
    request: {
      subject: { kind: "set", setId: charizard.setId },
      ...{ title: "Base Set", group: "rarity", totals: { cards: true } },
    },
    response: {
      ...queued,
      subject: { kind: "set", setId: charizard.setId, show: "progress" },
    },
  },
} as const satisfies Operation;

export const printCards = {
  id: "images.printCards",
  method: "POST",
  path: "/v1/prints",
  summary: "Prints cards at their true size, as a PDF for a printer.",
  description:
    "A card is 63 × 88 mm, with 300 dots to the inch where its picture has as many; none is blown up, and `print` says how many are coarser. `subject`, `filter` " +
    "and `sort` say which cards, as for pictures; all lengths are in millimetres. Answers 202 with a render to watch, or 200 when the very same print exists. " +
    "What does not fit its paper is refused with what it needs and what there is.",
  access: "user",
  limit: "render",
  request: {
    body: PrintOptions.safeExtend({ subject: AskedSubject, ...whichCards }),
    maxBodyBytes: 8_192,
    idempotencyKey: true,
  },
  response: { ...response, otherwise200: "A render that is done: the very same print exists." },
  problems: [...problems, "catalog.no_such_set", "images.print_does_not_fit"],
  example: {
    request: {
      subject: { kind: "set", setId: charizard.setId },
      ...{ title: "Base Set", cropMarks: true, backs: true },
    },
    response: {
      ...{ ...queued, kind: "print" as const },
      subject: { kind: "set", setId: charizard.setId, show: "progress" },
    },
  },
} as const satisfies Operation;
