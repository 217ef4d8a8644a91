import { httpApi } from "#shared/http/http-api.ts";
import { getHealth } from "./get-health.ts";

/** Answers every operation of the area ops. */
export const handler = httpApi([getHealth]);
