import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { baseSet, wholeBaseSet } from "../catalog/set-examples.ts";
import { plainText } from "../text.ts";
import { Language, SetId } from "../values.ts";
import { CardView, cache, inCurrency, ofGame, SetView, WholeSetView } from "./catalog-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

export const listSets = {
  id: "catalog.listSets",
  method: "GET",
  path: "/v1/sets",
  summary: "The sets of a game in one language, newest first.",
  access: "user",
  request: {
    query: z.strictObject({
      ...ofGame,
      language: Language.default("en"),
      series: plainText(80)
        .optional()
        .meta({ description: "Id of a series; only its sets are listed.", examples: ["base"] }),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(SetView) },
  cache,
  problems: ["request.invalid", "request.bad_cursor"],
  example: {
    request: { game: baseSet.game, language: "en", series: "base" },
    response: { items: [baseSet] },
  },
} as const satisfies Operation;

export const getSet = {
  id: "catalog.getSet",
  method: "GET",
  path: "/v1/sets/{setId}",
  summary: "One set.",
  access: "user",
  request: { path: z.strictObject({ setId: SetId }) },
  response: { status: 200, body: WholeSetView },
  cache,
  problems: ["request.invalid", "catalog.no_such_set"],
  example: { request: { setId: baseSet.id }, response: wholeBaseSet },
} as const satisfies Operation;

export const listSetCards = {
  id: "catalog.listSetCards",
  method: "GET",
  path: "/v1/sets/{setId}/cards",
  summary: "The cards of a set in number order, removed ones included.",
  access: "user",
  request: {
    path: z.strictObject({ setId: SetId }),
    query: z.strictObject({ ...inCurrency, ...paging }),
  },
  response: { status: 200, body: pageOf(CardView) },
  cache,
  problems: ["request.invalid", "request.bad_cursor", "catalog.no_such_set"],
  example: {
    request: { setId: baseSet.id, limit: 1 },
    response: { items: [charizard], nextCursor: "ZmQ1YTg5YjEwNy40" },
  },
} as const satisfies Operation;
