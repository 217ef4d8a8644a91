import {
  letLookUpIds,
  letNoteInterest,
  letReadHours,
  letReadNewestPrices,
  letReadPrices,
} from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import { pricesVariables } from "../prices-settings.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads parts of price books, and the newest prices of whole games. */
export function pricesArea({ stage, http }: ApiPlace, data: DataStack) {
  const { catalog, lake, work } = data;
  const worker = http.area("prices", pricesVariables(stage, data));
  letNoteInterest(worker, { work });
  catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, { catalog, lake });
  letReadPrices(worker, lake);
  letReadHours(worker, lake);
  letReadNewestPrices(worker, { catalog, lake });
}
