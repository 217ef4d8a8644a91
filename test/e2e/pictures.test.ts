import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { imageKey } from "#schemas/storage/image-items.ts";
import { recentFolder } from "#schemas/storage/lake.ts";
import type { PrintingId } from "#schemas/values.ts";
import { somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import {
  drawer,
  eventually,
  picturesTable,
  record,
} from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { observationsBelow } from "#test/support/sources/pipeline-state.ts";

const { upstream, imagesBaseUrl } = inject("cloud");

let own: ReturnType<typeof drawer>;
beforeAll(async () => {
  own = drawer(await somebody());
});
afterEach(() => fetch(`${upstream}/_faults`, { method: "DELETE" }));

/** Lets the next check of a picture be overdue. */
async function grownOld(id: PrintingId | undefined): Promise<void> {
  await cloudDocuments().send(
    new UpdateCommand({
      ...{ TableName: picturesTable, Key: imageKey(id as PrintingId) },
      UpdateExpression: "SET nextCheckAt = :long_ago",
      ExpressionAttributeValues: { ":long_ago": "2026-01-01T00:00:00.000Z" },
    }),
  );
}

test("[IMG-1] the picture of a card is there soon after the card entered a collection", async () => {
  const [id] = await cardsWithPictures(1);
  await own.aCollectionOf(id ? [id] : []);
  const found = await eventually(() => record(id), "record of the picture");
  expect(found).toMatchObject({ status: "present", version: 1 });
  const hosted = await fetch(`${imagesBaseUrl}/hosted/${found["sha256"]}/original`);
  expect(hosted.headers.get("content-type")).toBe("image/webp");
});

test("[LAKE-4] what picture hosts were asked for is in the lake, beside what sources were", async () => {
  const [id] = await cardsWithPictures(1, { numbers: [58] });
  await own.aCollectionOf(id ? [id] : []);
  const { checkedAt = "" } = await eventually(() => record(id), "record of the picture");
  const [year, month, day] = String(checkedAt).slice(0, 10).split("-");
  const folder = `${recentFolder}source=tcgdex-pictures/dataset=pictures/year=${year}/month=${month}/day=${day}/`;
  const lines = await eventually(async () => {
    const found = (await observationsBelow(folder)).filter(({ name }) => name === id);
    return found.length > 0 ? found : undefined;
  }, "line of the picture");
  expect(lines[0]).toMatchObject({ source: "tcgdex-pictures", language: "any", status: 200 });
  expect(await record(id)).toMatchObject({ sha256: lines[0]?.sha256 });
});

test("[IMG-1] a picture that changed at its source gives the composite another address", async () => {
  const [id = ""] = await cardsWithPictures(1, { numbers: [77] });
  const path = await own.aCollectionOf([id as PrintingId]);
  const before = await own.drawn(path);
  const rule = { path: "/assets/en/base/base1/77/high.webp", fault: "changed-picture" };
  await fetch(`${upstream}/_faults`, { method: "PUT", body: JSON.stringify([rule]) });
  await grownOld(id as PrintingId);
  // The picture that is there is shown at once, and is checked meanwhile.
  expect(await own.draw(path)).toMatchObject({ status: 200, body: { pages: before.pages } });
  const changed = await eventually(async () => {
    const found = await record(id as PrintingId);
    return found?.["version"] === 2 ? found : undefined;
  }, "second version of the picture");
  expect(changed).toMatchObject({ status: "present" });
  const after = await own.drawn(path);
  expect(after.pages[0].url).not.toBe(before.pages[0].url);
  expect((await fetch(before.pages[0].url)).status).toBe(200);
});
