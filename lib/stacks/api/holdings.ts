import { letReadNewestPrices } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads whole collections, with the search indexes that tell of their cards and the newest prices. */
export function holdingsArea({ http }: ApiPlace, data: DataStack) {
  const { users, catalog, lake } = data;
  const worker = http.area("holdings", {
    USERS_TABLE: users.tableName,
    CATALOG_TABLE: catalog.tableName,
    LAKE_BUCKET: lake.bucketName,
  });
  users.grant(worker, "dynamodb:GetItem", "dynamodb:Query");
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
  letReadNewestPrices(worker, data);
}
