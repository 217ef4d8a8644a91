import { getGeneration as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { getGeneration as generation } from "../get-generation.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/generations/{generation} */
export const getGeneration = route(operation, runtime, async ({ path }, deps) => ({
  body: await generation(path.generation, deps),
}));
