import * as z from "zod";
import { bulbasaur, charizard, generationOne } from "../catalog/examples.ts";
import { Generation, Species } from "../catalog/species.ts";
import { wholeNumber } from "../values.ts";
import { CardView, cache } from "./catalog-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const DexId = wholeNumber({ least: 1, most: 99_999 }).meta({
  description: "National dex number.",
  examples: [6],
});
const speciesPath = z.strictObject({ dexId: DexId });

export const listSpecies = {
  id: "catalog.listSpecies",
  method: "GET",
  path: "/v1/species",
  summary: "Pokémon species by national number.",
  access: "user",
  request: { query: z.strictObject(paging) },
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
  access: "user",
  request: { path: speciesPath },
  response: { status: 200, body: Species },
  cache,
  problems: ["request.invalid", "catalog.no_such_species"],
  example: { request: { dexId: 1 }, response: bulbasaur },
} as const satisfies Operation;

export const listSpeciesCards = {
  id: "catalog.listSpeciesCards",
  method: "GET",
  path: "/v1/species/{dexId}/cards",
  summary: "The cards that show a species, oldest first.",
  access: "user",
  request: { path: speciesPath, query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(CardView) },
  cache,
  problems: [
    "request.invalid",
    "request.bad_cursor",
    "catalog.no_such_species",
    "catalog.not_ready",
  ],
  example: { request: { dexId: 6 }, response: { items: [charizard] } },
} as const satisfies Operation;

export const listGenerations = {
  id: "catalog.listGenerations",
  method: "GET",
  path: "/v1/generations",
  summary: "The generations of the video games.",
  access: "user",
  request: {},
  response: { status: 200, body: z.object({ items: z.array(Generation) }) },
  cache,
  problems: [],
  example: { response: { items: [generationOne] } },
} as const satisfies Operation;

export const getGeneration = {
  id: "catalog.getGeneration",
  method: "GET",
  path: "/v1/generations/{generation}",
  summary: "One generation with the species that it added.",
  access: "user",
  request: {
    path: z.strictObject({
      generation: wholeNumber({ least: 1, most: 99 }).meta({ examples: [1] }),
    }),
  },
  response: { status: 200, body: z.object({ ...Generation.shape, species: z.array(Species) }) },
  cache,
  problems: ["request.invalid", "catalog.no_such_generation"],
  example: {
    request: { generation: 1 },
    response: { ...generationOne, species: [bulbasaur] },
  },
} as const satisfies Operation;
