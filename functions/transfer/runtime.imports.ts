import { env } from "#schemas/env.ts";
import { lazy } from "#shared/kernel/lazy.ts";

/** Where it meets AWS. */
export const runtime = lazy(async () => env.transfer.parse(process.env));
