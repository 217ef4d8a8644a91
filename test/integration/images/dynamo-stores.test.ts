import { randomUUID } from "node:crypto";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { expect, test } from "vitest";
import { dynamoDownloadRecords } from "#functions/images/downloads/dynamo-download-records.ts";
import { dynamoOwnPictures } from "#functions/images/own/dynamo-own-pictures.ts";
import { dynamoPictureUploads } from "#functions/images/own/dynamo-picture-uploads.ts";
import { dynamoImageRecords } from "#functions/images/pictures/dynamo-image-records.ts";
import { dynamoPrintRecords } from "#functions/images/prints/dynamo-print-records.ts";
import { dynamoRenderStore } from "#functions/images/renders/dynamo-render-store.ts";
import { dynamoPictureRuns } from "#functions/images/runs/dynamo-picture-runs.ts";
import { dynamoPictureAsks } from "#functions/images/showing/dynamo-picture-asks.ts";
import {
  imageKey,
  renderKey,
  renderRequestKey,
  type StoredComposite,
  storedCompositeKey,
} from "#schemas/storage/image-items.ts";
import { PrintingId, Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { downloadRecordsContract } from "#test/contract/downloads.ts";
import { imageRecordsContract } from "#test/contract/image-records.ts";
import { ownPicturesContract, pictureUploadsContract } from "#test/contract/own-pictures.ts";
import { pictureAsksContract } from "#test/contract/picture-asks.ts";
import { pictureRunsContract } from "#test/contract/picture-runs.ts";
import { printRecordsContract } from "#test/contract/prints.ts";
import { renderStoreContract } from "#test/contract/render-store.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { ofCollection } from "#test/support/pictures/some-renders.ts";

const table = await emptyTable();
/** Of their own: a list is of all runs that there are. */
const runsTable = await emptyTable();

imageRecordsContract("dynamoImageRecords", () => dynamoImageRecords(cloudDocuments(), table));
renderStoreContract("dynamoRenderStore", () => dynamoRenderStore(cloudDocuments(), table));

downloadRecordsContract("dynamoDownloadRecords", () =>
  dynamoDownloadRecords(cloudDocuments(), table),
);

pictureRunsContract("dynamoPictureRuns", () => dynamoPictureRuns(cloudDocuments(), runsTable));
printRecordsContract("dynamoPrintRecords", () => dynamoPrintRecords(cloudDocuments(), table));
const ownStores = () => ({
  uploads: dynamoPictureUploads(cloudDocuments(), table),
  ownPictures: dynamoOwnPictures(cloudDocuments(), table),
});
pictureUploadsContract("dynamoPictureUploads", ownStores);
ownPicturesContract("dynamoOwnPictures", ownStores);

pictureAsksContract("dynamoPictureAsks", (clock) =>
  dynamoPictureAsks(cloudDocuments(), { tableName: "cardlake-local-work", clock }),
);

const day = 86_400;
const aHash = () => Sha256.parse(sha256(randomUUID()));
/** How many days after a moment an item may be forgotten; undefined when it never is. */
async function daysAfter(at: string, Key: { pk: string; sk: string }) {
  const { Item } = await cloudDocuments().send(new GetCommand({ TableName: table, Key }));
  const expiresAtSeconds: unknown = Item?.["expiresAtSeconds"];
  if (typeof expiresAtSeconds !== "number") return undefined;
  return (expiresAtSeconds - Math.floor(Date.parse(at) / 1000)) / day;
}

test("[IMG-7] a render and its key go after thirty days, a composite is offered for twenty-five", async () => {
  const store = dynamoRenderStore(cloudDocuments(), table);
  const userId = randomUUID();
  const [now, tenDaysAgo] = [0, 10].map((days) =>
    new Date(Date.now() - days * day * 1000).toISOString(),
  ) as [string, string];
  const composite: StoredComposite = {
    ...{ key: aHash(), format: "jpeg", storedAt: tenDaysAgo },
    pages: [{ page: 1, width: 900, height: 1200, bytes: 1234 }],
  };
  const fresh = () => ({
    ...{ id: Ulid.parse(ulid()), ...ofCollection(), createdAt: now },
    ...{ state: "queued" as const, percent: 0, cardsDone: 0, cardsTotal: 9 },
  });
  const [queued, ready] = [fresh(), { ...fresh(), state: "done" as const, composite }];
  const request = { keyHash: aHash(), requestHash: aHash() };
  await store.create(userId, queued, request);
  await store.create(userId, ready);
  await store.rememberComposite(composite);

  expect(await daysAfter(now, renderKey(userId, queued.id))).toBe(30);
  expect(await daysAfter(now, renderRequestKey(userId, request.keyHash))).toBe(30);
  expect(await daysAfter(tenDaysAgo, storedCompositeKey(composite.key))).toBe(25);
  // Its pages are ten days old: it goes when they do.
  expect(await daysAfter(tenDaysAgo, renderKey(userId, ready.id))).toBe(30);
  const end = { made: { composite }, placeholders: {}, at: now };
  expect(await store.finish({ userId, renderId: queued.id }, end)).toBe("saved");
  expect(await daysAfter(tenDaysAgo, renderKey(userId, queued.id))).toBe(30);
});

test("what is known of a picture is never forgotten", async () => {
  const printingId = PrintingId.parse(`pokemon:en:${randomUUID()}-1`);
  const checkedAt = new Date().toISOString();
  await dynamoImageRecords(cloudDocuments(), table).save(
    { printingId, status: "missing", version: 0, sourceUrl: "https://a.test/1", checkedAt },
    undefined,
  );
  expect(await daysAfter(checkedAt, imageKey(printingId))).toBeUndefined();
});
