import { reportFolders } from "#schemas/storage/quality-files.ts";
import { letNoteInterest, letReadNewestPrices } from "../area-grants.ts";
import { catalogVariables } from "../catalog-settings.ts";
import type { DataStack } from "../data-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads the catalogue, and asks for an index where it finds none or is told to. */
export function catalogArea({ stage, http }: ApiPlace, data: DataStack) {
  const { catalog, lake, events } = data;
  const worker = http.area("catalog", catalogVariables(stage, data));
  letNoteInterest(worker, data);
  catalog.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
  catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
  events.grantPutEventsTo(worker);
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
  letReadNewestPrices(worker, data);
  for (const folder of Object.values(reportFolders)) {
    lake.grantFolder(worker, folder, "s3:GetObject");
    // To tell a report that is not there from one that must not be read.
    lake.grantLooking(worker, folder);
  }
}
