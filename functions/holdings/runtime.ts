import { env } from "#schemas/env.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { readingHoldings } from "./runtime.reading.ts";

/** Where holdings meet AWS. */
export const runtime = lazy(async () => readingHoldings(env.holdings.parse(process.env)));
