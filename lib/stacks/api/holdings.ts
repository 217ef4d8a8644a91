import type { DataStack } from "../data-stack.ts";
import { letReadHoldings } from "../holdings-grants.ts";
import type { HoldingsStack } from "../holdings-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads whole collections, with the search indexes that tell of their cards and the newest prices. */
export function holdingsArea(
  { http }: ApiPlace,
  data: DataStack,
  { variables, work }: HoldingsStack,
) {
  const worker = http.area("holdings", variables);
  letReadHoldings(worker, data, work);
}
