import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { plainText } from "../text.ts";
import { SetId, wholeNumber } from "../values.ts";
import { ofGame } from "./catalog-views.ts";
import {
  CompletionGroup,
  inOneCurrency,
  MissingCard,
  missingShape,
  ofLanguages,
  readings,
} from "./completion-views.ts";
import { inCollection } from "./held-items.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const cache = "private, no-cache";
const q = plainText(500)
  .optional()
  .meta({
    description: "A query as `GET /v1/cards` takes it.",
    examples: ["type:fire stage:basic"],
  });

const kinds = ["set", "species", "generation", "artist", "rarity", "search"] as const;

export const listCompletion = {
  id: "holdings.listCompletion",
  method: "GET",
  path: "/v1/holdings/completion",
  summary: "Tells how much of each set, species or whatever else one has, and what the rest costs.",
  description:
    "Three readings of each: `official`, each number that the set says it has, once; `secrets`, each card, secret rares as well; `master`, each variant of each card. " +
    "Of species and generations also `species`: each species, by any card. A copy counts whatever its condition or grade, a proxy never. docs/completion.md defines them.",
  access: "user",
  request: {
    query: z
      .strictObject({
        by: z.enum(kinds).default("set"),
        q,
        ...inCollection,
        ...ofGame,
        ...ofLanguages,
        all: z
          .enum(["true", "false"])
          .default("false")
          .transform((text) => text === "true")
          .meta({ description: "Those of which one has nothing, too." }),
        ...inOneCurrency,
        ...paging,
      })
      .refine((query) => (query.by === "search") === (query.q !== undefined), {
        error: "must be there by=search, and only there",
        path: ["q"],
      }),
  },
  response: {
    status: 200,
    body: z.object({
      ...pageOf(CompletionGroup).shape,
      total: z.int().nonnegative().meta({ description: "Entries on all pages together." }),
      currency: KnownCurrency,
    }),
  },
  cache,
  problems: [
    ...(["request.invalid", "request.bad_cursor", "catalog.bad_query"] as const),
    "collections.no_such_collection",
  ],
  example: {
    request: { by: "set", currency: "EUR" },
    response: {
      items: [
        {
          ...{ key: charizard.setId, label: "Base Set", releasedOn: "1999-01-09" },
          official: {
            ...{ owned: 101, missing: 1, total: 102, percent: 99 },
            toComplete: { amount: 41_250, unpriced: 0 },
          },
          secrets: {
            ...{ owned: 101, missing: 1, total: 102, percent: 99 },
            toComplete: { amount: 41_250, unpriced: 0 },
          },
          master: {
            ...{ owned: 101, missing: 314, total: 415, percent: 24.3 },
            toComplete: { amount: 1_204_480, unpriced: 3 },
          },
        },
      ],
      total: 1,
      currency: "EUR",
    },
  },
} as const satisfies Operation;

const scopes = ["set", "species", "generation", "artist", "rarity", "q"] as const;

const ofMissing = {
  set: SetId.optional(),
  species: wholeNumber({ least: 1, most: 99_999 })
    .optional()
    .meta({ examples: [6] }),
  generation: wholeNumber({ least: 1, most: 99 })
    .optional()
    .meta({ examples: [1] }),
  artist: plainText(100).optional(),
  rarity: plainText(100).optional(),
  q,
  reading: z.enum(readings).default("official"),
  ...inCollection,
  ...ofGame,
  ...ofLanguages,
  ...inOneCurrency,
};

const namesOne = (query: Readonly<Partial<Record<(typeof scopes)[number], unknown>>>) =>
  scopes.filter((name) => query[name] !== undefined).length === 1;
const oneScope = { error: `must name exactly one of ${scopes.join(", ")}`, path: ["set"] };

const problems = [
  ...(["request.invalid", "catalog.bad_query", "catalog.no_such_set"] as const),
  ...(["catalog.no_such_species", "catalog.no_such_generation"] as const),
  "collections.no_such_collection",
] as const;

export const listMissing = {
  id: "holdings.listMissing",
  method: "GET",
  path: "/v1/holdings/missing",
  summary: "Lists what one lacks of a set, a species or whatever else, with what it costs.",
  description:
    "In number order, each with the card that fills the gap for the least money. The counts and the cost are of all pages together. docs/completion.md defines the readings.",
  access: "user",
  request: { query: z.strictObject({ ...ofMissing, ...paging }).refine(namesOne, oneScope) },
  response: {
    status: 200,
    body: z.object({ ...pageOf(MissingCard).shape, ...missingShape }),
  },
  cache,
  problems: [...problems, "request.bad_cursor"],
  example: {
    request: { set: charizard.setId, reading: "official" },
    response: {
      items: [{ card: charizard }],
      ...{ owned: 101, missing: 1, total: 102, percent: 99, currency: "EUR" },
      toComplete: { amount: 0, unpriced: 1 },
    },
  },
} as const satisfies Operation;

export const getWantList = {
  id: "holdings.getWantList",
  method: "GET",
  path: "/v1/holdings/missing.txt",
  summary: "Gives the same list whole, as a want list in lines of text.",
  description:
    "A line for each missing card, `1 Charizard (base1) 4`, as apps and shops read them, to be saved as a file. By `master`, ` *F*` stands behind variants that are foil. 5,000 lines at most; of more the last line says how many.",
  access: "user",
  request: { query: z.strictObject(ofMissing).refine(namesOne, oneScope) },
  response: { status: 200, body: z.string(), contentType: "text/plain; charset=utf-8" },
  cache,
  problems,
  example: {
    request: { set: charizard.setId },
    response: "1 Charizard (base1) 4\n",
  },
} as const satisfies Operation;
