import { httpApi } from "#shared/http/http-api.ts";

/** Answers every operation of the area transfer. */
export const handler = httpApi([]);
