import type { EnvOf } from "#schemas/env.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

/** What every function of the area `prices` is told. */
export const pricesVariables = (
  { currentPrices }: Pick<Stage, "currentPrices">,
  { catalog, lake, work }: Pick<DataStack, "catalog" | "lake" | "work">,
): EnvOf<"prices"> => ({
  CATALOG_TABLE: catalog.tableName,
  LAKE_BUCKET: lake.bucketName,
  WORK_TABLE: work.tableName,
  PRICES_QUIET_SECONDS: String(currentPrices.quietSeconds),
  PRICES_LONGEST_WAIT_SECONDS: String(currentPrices.longestWaitSeconds),
});
