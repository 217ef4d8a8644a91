import * as z from "zod";
import { bulbasaur, charizard, generationOne } from "../catalog/examples.ts";
import { Generation, Species } from "../catalog/species.ts";
import { defaultGame, games } from "../games/index.ts";
import { wholeNumber } from "../values.ts";
import { CardView, cache, inCurrency, inLanguage, ofGame } from "./catalog-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const numbers = games.all.flatMap(({ species }) => species?.label ?? []).join(", ");
const DexId = wholeNumber({ least: 1, most: 99_999 }).meta({
  description: `Number of the species: ${numbers}.`,
  examples: [6],
});
const speciesPath = z.strictObject({ dexId: DexId });

const inOneLanguage =
  "`name` is in the language asked for where the species has a name in it, and in English elsewhere.";

export const listSpecies = {
  id: "catalog.listSpecies",
  method: "GET",
  path: "/v1/species",
  summary: "The species of a game by number; none where a game has no species.",
  description: inOneLanguage,
  access: "user",
  request: { query: z.strictObject({ ...ofGame, ...inLanguage, ...paging }) },
  response: { status: 200, body: pageOf(Species) },
  cache,
  problems: ["request.invalid", "request.bad_cursor"],
  example: {
    request: { limit: 1 },
    response: { items: [bulbasaur], nextCursor: "MGQzYzFhNGU1ZC4x" },
  },
} as const satisfies Operation;

export const getSpecies = {
  id: "catalog.getSpecies",
  method: "GET",
  path: "/v1/species/{dexId}",
  summary: "One species.",
  description: inOneLanguage,
  access: "user",
  request: { path: speciesPath, query: z.strictObject({ ...ofGame, ...inLanguage }) },
  response: { status: 200, body: Species },
  cache,
  problems: ["request.invalid", "catalog.no_such_species"],
  example: { request: { dexId: 1 }, response: bulbasaur },
} as const satisfies Operation;

export const listSpeciesCards = {
  id: "catalog.listSpeciesCards",
  method: "GET",
  path: "/v1/species/{dexId}/cards",
  summary: "The cards that show a species, in all languages or in one, oldest first.",
  access: "user",
  request: {
    path: speciesPath,
    query: z.strictObject({ ...ofGame, ...inLanguage, ...inCurrency, ...paging }),
  },
  response: { status: 200, body: pageOf(CardView) },
  cache,
  problems: ["request.invalid", "request.bad_cursor", "catalog.no_such_species"],
  example: { request: { dexId: 6 }, response: { items: [charizard] } },
} as const satisfies Operation;

export const listGenerations = {
  id: "catalog.listGenerations",
  method: "GET",
  path: "/v1/generations",
  summary: "The generations of a game’s species; none where a game has no species.",
  access: "user",
  request: { query: z.strictObject(ofGame) },
  response: { status: 200, body: z.object({ items: z.array(Generation) }) },
  cache,
  problems: ["request.invalid"],
  example: { request: { game: defaultGame }, response: { items: [generationOne] } },
} as const satisfies Operation;

export const getGeneration = {
  id: "catalog.getGeneration",
  method: "GET",
  path: "/v1/generations/{generation}",
  summary: "One generation with the species that it added.",
  description: inOneLanguage,
  access: "user",
  request: {
    path: z.strictObject({
      generation: wholeNumber({ least: 1, most: 99 }).meta({ examples: [1] }),
    }),
    query: z.strictObject({ ...ofGame, ...inLanguage }),
  },
  response: { status: 200, body: z.object({ ...Generation.shape, species: z.array(Species) }) },
  cache,
  problems: ["request.invalid", "catalog.no_such_generation"],
  example: {
    request: { generation: 1 },
    response: { ...generationOne, species: [bulbasaur] },
  },
} as const satisfies Operation;
