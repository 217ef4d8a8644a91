import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoDayValues } from "#functions/holdings/days/dynamo-day-values.ts";
import { dynamoHolders } from "#functions/holdings/days/dynamo-holders.ts";
import { dayValuesContract } from "#test/contract/day-values.ts";
import { holdersContract } from "#test/contract/holders.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const documents = cloudDocuments();
const table = await emptyTable();

dayValuesContract("dynamoDayValues", () => ({
  collections: dynamoCollectionStore(documents, table),
  values: dynamoDayValues(documents, table),
}));
holdersContract("dynamoHolders", () => dynamoHolders(documents, table));
