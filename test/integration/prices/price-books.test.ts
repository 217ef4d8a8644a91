import { inject } from "vitest";
import { ofDays, ofHours } from "#functions/prices/books/calendar.ts";
import { s3PriceBooks } from "#functions/prices/books/s3-price-books.ts";
import { s3PriceHistories } from "#functions/prices/books/s3-price-histories.ts";
import { keysIn } from "#shared/aws/keys-in.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { priceBooksContract } from "#test/contract/price-books.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyBucket, objects } from "#test/support/clouds/empty-bucket.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const documents = cloudDocuments();
const variables = {
  AWS_ENDPOINT_URL: inject("cloud").awsEndpoint,
  ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
};

for (const calendar of [ofDays, ofHours]) {
  priceBooksContract("s3PriceBooks with s3PriceHistories", calendar, async () => {
    const [bucket, table] = await Promise.all([emptyBucket(), emptyTable()]);
    return {
      books: {
        ...s3PriceBooks({ s3: objects, dynamo: documents }, { bucket, table }, calendar),
        ...s3PriceHistories(documents, table, signedObjects(bucket, variables), calendar),
      },
      keys: () => keysIn(objects, { Bucket: bucket, Prefix: "price-" }),
    };
  });
}
