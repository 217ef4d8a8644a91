import { dynamoImageRecords } from "#functions/images/pictures/dynamo-image-records.ts";
import { dynamoRenderStore } from "#functions/images/renders/dynamo-render-store.ts";
import { imageRecordsContract } from "#test/contract/image-records.ts";
import { renderStoreContract } from "#test/contract/render-store.ts";
import { cloudDocuments } from "#test/support/seeded-cards.ts";

const table = "cardlake-local-work";

imageRecordsContract("dynamoImageRecords", () => dynamoImageRecords(cloudDocuments(), table));
renderStoreContract("dynamoRenderStore", () => dynamoRenderStore(cloudDocuments(), table));
