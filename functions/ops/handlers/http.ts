import { httpApi } from "#shared/http/http-api.ts";
import { getDocs } from "./get-docs.ts";
import { getHealth } from "./get-health.ts";
import { getOpenapi } from "./get-openapi.ts";

/** Answers every operation of the area ops. */
export const handler = httpApi([getHealth, getOpenapi, getDocs]);
