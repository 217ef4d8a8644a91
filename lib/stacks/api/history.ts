import { recentFolder } from "#schemas/storage/lake.ts";
import { letLookUpIds } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import { whereSourcesAre } from "../ingest-settings.ts";
import type { ApiPlace } from "./api-place.ts";

/** Reads the lake as the sources' workers do. */
export function historyArea({ stage, http }: ApiPlace, { catalog, lake }: DataStack) {
  const worker = http.area("history", {
    CATALOG_TABLE: catalog.tableName,
    LAKE_BUCKET: lake.bucketName,
    ...whereSourcesAre(stage),
  });
  catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, { catalog, lake });
  for (const folder of ["bronze/", "observations/", recentFolder] as const) {
    lake.grantFolder(worker, folder, "s3:GetObject");
    lake.grantLooking(worker, folder);
  }
}
