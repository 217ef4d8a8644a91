import { games } from "#schemas/games/index.ts";
import { v2Folder } from "#schemas/storage/v2-file.ts";
import { letReadNewestPrices } from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Answers from the newest file, and asks for one where there is none. */
export function v2Area({ stage, http }: ApiPlace, { catalog, lake, events }: DataStack) {
  const { hostedPictures } = stage;
  const hosts = games.all.some(
    ({ name, v2Language }) => v2Language !== undefined && hostedPictures.includes(name),
  );
  const worker = http.area("v2", {
    CATALOG_TABLE: catalog.tableName,
    LAKE_BUCKET: lake.bucketName,
    EVENT_BUS: events.eventBusName,
    // Without a distribution the API does not know under which name it is reached.
    PICTURES_API_URL: (hosts ? http.edge?.url : undefined) ?? "",
  });
  catalog.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
  events.grantPutEventsTo(worker);
  lake.grantFolder(worker, v2Folder, "s3:GetObject");
  lake.grantLooking(worker, v2Folder);
  letReadNewestPrices(worker, { catalog, lake });
}
