import * as z from "zod";
import type { Operation } from "./operation.ts";
import { blastoise, fossil } from "./v2-examples.ts";
import { V2Card, V2Set } from "./v2-objects.ts";

/** As long as search may lag behind the catalogue; a copy at the edge is as old at most. */
const cache = "public, max-age=300";

/** A number, or `otherwise` where nothing stands behind the parameter's name, as some programs send it. */
const whole = (what: string, otherwise: string) =>
  z
    .string()
    .regex(/^(\d{1,6})?$/, `must be ${what}, such as 1`)
    .default(otherwise)
    .transform((text) => Number(text || otherwise));

const select = z
  .string()
  .optional()
  .meta({
    description: "Names of fields, with commas between; others are left out.",
    examples: ["id,name"],
  });

const ListQuery = (field: string) =>
  z.looseObject({
    q: z
      .string()
      .default("")
      .meta({
        description: "Conditions on fields, as docs/v2.md says. Without any: everything.",
        examples: [field],
      }),
    page: whole("the number of a page", "1")
      .transform((page) => Math.max(1, page))
      .meta({ description: "From 1 on; one behind the last is empty." }),
    pageSize: whole("how many a page has", "250")
      .transform((size) => Math.min(250, size))
      .pipe(z.int().min(1, "must be at least 1"))
      .meta({ description: "250 at most; more is taken for 250." }),
    orderBy: z
      .string()
      .max(500)
      .default("")
      .meta({
        description: "Fields, with commas between; `-` before one turns its order round.",
        examples: ["-releaseDate,name"],
      }),
    select,
  });

const page = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    page: z.int().positive(),
    pageSize: z.int().positive(),
    count: z.int().nonnegative(),
    totalCount: z.int().nonnegative(),
  });

const shared = {
  method: "GET",
  access: "public",
  limit: "v2",
  errors: "v2",
  cache,
} as const;

const listOperation = <T extends z.ZodType, Id extends `v2.${string}`>(
  item: T,
  {
    id,
    path,
    what,
    field,
    example,
  }: { id: Id; path: `/${string}`; what: string; field: string; example: unknown },
) =>
  ({
    ...shared,
    ...{ id, path },
    summary: `${what}, as the Pokémon TCG API lists them.`,
    request: { query: ListQuery(field) },
    response: { status: 200, body: page(item) },
    problems: ["request.invalid", "v2.bad_query"],
    example: {
      request: { q: field },
      response: { data: [example], page: 1, pageSize: 250, count: 1, totalCount: 1 },
    },
  }) as const satisfies Operation;

const getOperation = <T extends z.ZodType, Id extends `v2.${string}`>(
  item: T,
  {
    id,
    path,
    what,
    example,
  }: { id: Id; path: `/${string}`; what: string; example: { id: string } },
) =>
  ({
    ...shared,
    ...{ id, path },
    summary: `${what}, as the Pokémon TCG API gives it.`,
    request: {
      path: z.strictObject({ id: z.string() }),
      query: z.looseObject({ select }),
    },
    response: { status: 200, body: z.object({ data: item }) },
    problems: ["v2.not_found"],
    example: { request: { id: example.id }, response: { data: example } },
  }) as const satisfies Operation;

const valuesOperation = <Id extends `v2.${string}`>(id: Id, what: string, example: string) =>
  ({
    ...shared,
    id,
    path: `/v2/${what}`,
    summary: `All ${what} that cards have, in order.`,
    request: { query: z.looseObject({}) },
    response: { status: 200, body: z.object({ data: z.array(z.string()) }) },
    problems: [],
    example: { response: { data: [example] } },
  }) as const satisfies Operation;

export const listCards = listOperation(V2Card, {
  ...{ id: "v2.listCards", path: "/v2/cards", what: "Cards" },
  ...{ field: "name:blastoise", example: blastoise },
});
export const getCard = getOperation(V2Card, {
  ...{ id: "v2.getCard", path: "/v2/cards/{id}", what: "One card", example: blastoise },
});
export const listSets = listOperation(V2Set, {
  ...{ id: "v2.listSets", path: "/v2/sets", what: "Sets" },
  ...{ field: "name:fossil", example: fossil },
});
export const getSet = getOperation(V2Set, {
  ...{ id: "v2.getSet", path: "/v2/sets/{id}", what: "One set", example: fossil },
});
export const listTypes = valuesOperation("v2.listTypes", "types", "Colorless");
export const listSubtypes = valuesOperation("v2.listSubtypes", "subtypes", "Basic");
export const listSupertypes = valuesOperation("v2.listSupertypes", "supertypes", "Pokémon");
export const listRarities = valuesOperation("v2.listRarities", "rarities", "Common");
