import { randomUUID } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import sharp from "sharp";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { s3UseLedgers } from "#functions/images/usage/s3-use-ledgers.ts";
import { ownPictureKey } from "#schemas/storage/own-picture-items.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { objects } from "#test/support/clouds/empty-bucket.ts";
import { queueUrl } from "#test/support/clouds/queue-messages.ts";
import { drawer, eventually, picturesTable } from "#test/support/pictures/drawn-collections.ts";
import {
  anOwnPicture,
  begunUpload,
  photograph,
  sendFile,
  uploadOf,
} from "#test/support/pictures/own-pictures.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";

let owner: SignedIn;
let stranger: SignedIn;
beforeAll(async () => {
  [owner, stranger] = await Promise.all([somebody(), somebody()]);
});
const { imagesBaseUrl } = inject("cloud");
/** A card with a picture in somebody's collection. */
async function anItem(who: SignedIn, own: object = {}) {
  const [printingId] = await cardsWithPictures(1);
  const { token } = who;
  const made = await api("POST /v1/collections", { token, body: { name: "Mine", kind: "binder" } });
  const path = `/v1/collections/${made.body.id}`;
  const copies = { printingId, variant: "normal", condition: "near_mint", quantity: 1 };
  const added = await api(`POST ${path}/items`, {
    token,
    body: { items: [{ ...copies, ...own }] },
  });
  return { path, added, item: `${path}/items/${added.body.items?.[0]?.id}` };
}

describe("[COL-1] a picture of one's own", () => {
  test("is sent to an address that takes this file and no other, and told nothing of beside its pixels", async () => {
    const file = await photograph();
    const { id, put } = await begunUpload(owner, file);
    expect(await sendFile(put, Buffer.concat([file, Buffer.from("x")]))).toBe(403);
    expect(await sendFile(put, file, { "content-type": "text/html" })).toBe(403);
    const early = await api(`POST /v1/picture-uploads/${id}/check`, { token: owner.token });
    expect(early).toMatchObject({ status: 409, body: { code: "images.not_uploaded" } });
    const { state, picture } = await uploadOf(owner, file);
    expect(state).toBe("ready");
    for (const [size, url] of Object.entries<string>(picture.urls)) {
      expect(url).toMatch(
        new RegExp(`^${imagesBaseUrl}/own/${picture.id}/[0-9a-f]{64}/\\d+.webp$`),
      );
      const shown = await fetch(url);
      expect([size, shown.status, shown.headers.get("content-type")]).toEqual([
        ...[size, 200, "image/webp"],
      ]);
      expect(shown.headers.get("cache-control")).toBe("private, max-age=600");
      const bytes = Buffer.from(await shown.arrayBuffer());
      expect(bytes.toString("latin1")).not.toMatch(/Camera|Exif/i);
    }
    const led = await api(`GET /v1/pictures/${picture.id}/image?size=cell`, {
      token: owner.token,
    });
    expect([led.status, led.headers.get("location")]).toEqual([302, picture.urls.cell]);
  });

  test("that is no picture is refused with the reason", async () => {
    const { state, reason, picture } = await uploadOf(owner, Buffer.from("<html>".repeat(50)));
    expect([state, picture]).toEqual(["refused", undefined]);
    expect(reason).toContain("PNG, JPEG, WebP or AVIF");
  });

  test("is shown by an item, and nobody else may have it, see it or delete it", async () => {
    const picture = await anOwnPicture(owner);
    const { added, item } = await anItem(owner, { picture: picture.id });
    expect(added.body.items).toMatchObject([{ picture: picture.id }]);
    const { body } = await api(`GET ${item}`, { token: owner.token });
    expect(body.picture).toBe(picture.id);
    const theft = await anItem(stranger, { picture: picture.id });
    expect(theft.added).toMatchObject({ status: 422, body: { code: "collections.items_refused" } });
    for (const request of ["GET", "DELETE"]) {
      const path = `${request} /v1/pictures/${picture.id}`;
      expect((await api(path, { token: stranger.token })).status).toBe(404);
    }
    const { body: theirs } = await api("GET /v1/pictures", { token: stranger.token });
    expect(theirs.items).toEqual([]);
    const { body: own } = await api("GET /v1/pictures?limit=100", { token: owner.token });
    expect(own.items.map(({ id }: { id: string }) => id)).toContain(picture.id);
  });

  test("is drawn in the place of the card's, and the card's again once it is deleted", async () => {
    const picture = await anOwnPicture(owner, "#cc2222");
    const { path, item } = await anItem(owner);
    const { token } = owner;
    const { drawn } = drawer(owner);
    const centre = async () => {
      const { pages } = await drawn(path, { quality: "low", format: "png" });
      const page = Buffer.from(await (await fetch(pages[0].url)).arrayBuffer());
      const { width, height } = await sharp(page).metadata();
      const [left, top] = [Math.floor(width / 2), Math.floor(height / 2)];
      const spot = await sharp(page).extract({ left, top, width: 4, height: 4 }).raw().toBuffer();
      return [...spot.subarray(0, 3)];
    };
    const before = await centre();
    const body = { picture: picture.id };
    await api(`PATCH ${item}`, { token, body, headers: { "if-match": '"v1"' } });
    const [red = 0, green = 0, blue = 0] = await centre();
    expect(red).toBeGreaterThan(180);
    expect(Math.max(green, blue)).toBeLessThan(70);
    expect((await api(`DELETE /v1/pictures/${picture.id}`, { token })).status).toBe(204);
    expect((await api(`GET /v1/pictures/${picture.id}`, { token })).status).toBe(404);
    await eventually(async () => {
      const { status } = await fetch(picture.urls.cell);
      return status === 403 ? status : undefined;
    }, "address that shows nothing any more");
    expect(await centre()).toEqual(before);
  });
});

test("[IMG-1] a day's cleaning notes what was looked at, and tidies what no item shows", async () => {
  const sqs = new SQSClient({
    ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1" },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const picture = await anOwnPicture(owner);
  const occasion = { version: "0", id: randomUUID(), time: new Date().toISOString() };
  const QueueUrl = await queueUrl(sqs, "image-mirror");
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(occasion) }));
  const { body: me } = await api("GET /v1/me", { token: owner.token });
  const Key = ownPictureKey(me.id, picture.id);
  await eventually(async () => {
    const get = new GetCommand({ TableName: picturesTable, Key, ConsistentRead: true });
    return (await cloudDocuments().send(get)).Item?.["looseSince"];
  }, "picture that is known to be loose");
  const ledger = await s3UseLedgers(objects, "cardlake-local-images-000000000000-us-east-1").read();
  expect(ledger?.ledger).toMatchObject({ since: occasion.time.slice(0, 10) });
});
