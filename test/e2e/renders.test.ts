import { randomUUID } from "node:crypto";
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import sharp from "sharp";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { Ulid } from "#schemas/values.ts";
import { batchDelete } from "#shared/aws/batches.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { drawer, eventually, record } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";

const { upstream, imagesBaseUrl, awsEndpoint } = inject("cloud");
const sqs = new SQSClient({
  ...{ endpoint: awsEndpoint, region: "us-east-1" },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

let owner: SignedIn;
let own: ReturnType<typeof drawer>;
beforeAll(async () => {
  owner = await somebody();
  own = drawer(owner);
});
afterEach(() => fetch(`${upstream}/_faults`, { method: "DELETE" }));

test("[IMG-8] a collection is drawn, and its picture comes from the CDN for a year", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(9));
  const answer = await own.draw(path, { columns: 3, format: "png", title: "Nine" });
  expect(answer.status).toBe(202);
  expect(answer.headers.get("location")).toBe(`/v1/renders/${answer.body.id}`);
  const render = await own.finished(answer.body.id);
  expect(render).toMatchObject({ state: "done", cardsDone: 9, cardsTotal: 9, placeholders: [] });
  const [page] = render.pages;
  expect(page.url).toMatch(new RegExp(`^${imagesBaseUrl}/renders/[0-9a-f]{64}/1\\.png$`));

  const picture = await fetch(page.url);
  expect(picture.headers.get("content-type")).toBe("image/png");
  expect(picture.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(bytes.byteLength).toBe(page.bytes);
  const { width, height } = page;
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width, height });

  const image = await api(`GET /v1/renders/${render.id}/image`, { token: owner.token });
  expect(image).toMatchObject({ status: 302 });
  expect(image.headers.get("location")).toBe(page.url);
  const beyond = await api(`GET /v1/renders/${render.id}/image?page=2`, { token: owner.token });
  expect(beyond).toMatchObject({ status: 404, body: { code: "images.no_such_page" } });
});

test("[IMG-7] the same picture is not drawn twice, and other options are another picture", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(2));
  // What is drawn decides, so that an earlier run of this test may have drawn the same.
  const title = randomUUID();
  const first = await own.drawn(path, { title });
  const again = await own.draw(path, { title });
  expect(again).toMatchObject({ status: 200, body: { state: "done", pages: first.pages } });
  const dark = await own.draw(path, { title, theme: "dark" });
  expect(dark.status).toBe(202);
  const other = await own.finished(dark.body.id);
  expect(other.pages[0].url).not.toBe(first.pages[0].url);
});

test("[API-3] a repetition with its Idempotency-Key is the same render", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(1));
  const headers = { "idempotency-key": randomUUID() };
  const twins = await Promise.all([own.draw(path, {}, headers), own.draw(path, {}, headers)]);
  expect(twins[1]?.body.id).toBe(twins[0]?.body.id);
  const other = await own.draw(path, { theme: "dark" }, headers);
  expect(other).toMatchObject({ status: 422, body: { code: "request.key_reused" } });
});

test("[IMG-9] a title with markup is drawn as the text that it is", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(1));
  const title = `<h1 style="background:#ff0000;color:#ff0000">Title</h1><script>alert(1)</script>`;
  const { pages } = await own.drawn(path, { title, format: "png" });
  const bytes = Buffer.from(await (await fetch(pages[0].url)).arrayBuffer());
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const header = data.subarray(0, info.width * info.channels * 130);
  const pixels = Array.from({ length: header.length / 3 }, (_none, index) => index * 3);
  const isRed = (i: number) => (header[i] ?? 0) > 240 && (header[i + 1] ?? 255) < 20;
  const isDark = (i: number) => (header[i] ?? 255) < 80;
  expect(pixels.some(isRed)).toBe(false);
  expect(pixels.filter(isDark).length).toBeGreaterThan(200);
});

test("[IMG-5] a card without a picture is a placeholder, also in the answer that is there at once", async () => {
  const [withPicture, without] = await cardsWithPictures(2, { isLastBare: true });
  const path = await own.aCollectionOf([withPicture, without].filter((id) => id !== undefined));
  const render = await own.drawn(path);
  const placeholders = [{ printingId: without, reason: "missing" }];
  expect(render.placeholders).toEqual(placeholders);
  const { pages } = render;
  expect(await own.draw(path)).toMatchObject({
    status: 200,
    body: { state: "done", placeholders, pages },
  });
});

test("a message that is delivered twice draws nothing twice", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(2, { numbers: [80, 81] }));
  const render = await own.drawn(path);
  const modified = async () => (await fetch(render.pages[0].url)).headers.get("last-modified");
  const before = await modified();
  const { sub: userId } = JSON.parse(
    Buffer.from(owner.token.split(".")[1] ?? "", "base64url").toString(),
  );
  const QueueUrl = `${awsEndpoint}/000000000000/cardlake-local-renders`;
  const renderId = Ulid.parse(render.id);
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: JSON.stringify({ version: 1, userId, renderId }),
    }),
  );
  await eventually(async () => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );
    const left =
      Number(Attributes?.["ApproximateNumberOfMessages"]) +
      Number(Attributes?.["ApproximateNumberOfMessagesNotVisible"]);
    return left === 0 ? true : undefined;
  }, "empty queue");
  expect(await modified()).toBe(before);
  expect(await own.finished(render.id)).toEqual(render);
});

test("[API-5] nobody sees, draws or deletes what is somebody else's", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(1));
  const render = await own.drawn(path);
  const { token } = await somebody();
  const answers = await Promise.all([
    api(`POST ${path}/renders`, { token, body: {} }),
    api(`GET /v1/renders/${render.id}`, { token }),
    api(`GET /v1/renders/${render.id}/image`, { token }),
    api(`DELETE /v1/renders/${render.id}`, { token }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect((await api("GET /v1/renders", { token })).body.items).toEqual([]);
});

test("an empty collection is refused with the reason", async () => {
  const answer = await own.draw(await own.aCollectionOf([]));
  expect(answer).toMatchObject({ status: 422, body: { code: "images.nothing_to_draw" } });
});

test("renders are listed newest first, page by page, and forgotten one by one", async () => {
  const { token } = owner;
  const path = await own.aCollectionOf(await cardsWithPictures(1));
  const { id } = await own.drawn(path);
  const { id: newest } = await own.drawn(path, { subtitle: "Newest" });
  const first = await api("GET /v1/renders?limit=1", { token });
  expect(first.body.items).toMatchObject([{ id: newest, state: "done" }]);
  const cursor = encodeURIComponent(first.body.nextCursor);
  const second = await api(`GET /v1/renders?limit=1&cursor=${cursor}`, { token });
  expect(second.body.items).toMatchObject([{ id }]);
  expect((await api(`DELETE /v1/renders/${newest}`, { token })).status).toBe(204);
  expect((await api(`GET /v1/renders/${newest}`, { token })).status).toBe(404);
  const bad = await api("GET /v1/renders?cursor=none", { token });
  expect(bad).toMatchObject({ status: 400, body: { code: "request.bad_cursor" } });
});

/** Empties the table `work`, as far as one look at it goes. */
async function forgetWork(): Promise<void> {
  const [client, TableName] = [cloudDocuments(), "cardlake-local-work"];
  const scan = { TableName, ProjectionExpression: "pk, sk", ConsistentRead: true, Limit: 25 };
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    await batchDelete(
      client,
      TableName,
      Items.map(({ pk, sk }) => ({ pk, sk })),
    );
  }
}

test("[IMG-7] while the table of work is emptied again and again, no render and no picture is lost", async () => {
  const ids = await cardsWithPictures(6, { numbers: [60, 61, 62, 63, 64, 65] });
  await fetch(`${upstream}/_faults`, {
    method: "PUT",
    body: JSON.stringify([{ path: "/assets/**", fault: "slow", delayMs: 2_000 }]),
  });
  const before = await own.aCollectionOf(await cardsWithPictures(1));
  const { id: kept } = await own.drawn(before, { title: randomUUID() });
  // What other tests have left there would take as long as the render does.
  await forgetWork();
  // The pictures are being mirrored from here on, and fetched by the render as well.
  const path = await own.aCollectionOf(ids);
  const { body: asked } = await own.draw(path, { title: randomUUID() });
  const states = new Set<string>();
  const render = await eventually(async () => {
    await forgetWork();
    const { status, body } = await api(`GET /v1/renders/${asked.id}`, { token: owner.token });
    expect(status).toBe(200);
    states.add(body.state);
    return body.state === "queued" || body.state === "running" ? undefined : body;
  }, "finished render");
  expect(states).toContain("running");
  expect(render).toMatchObject({ state: "done", cardsDone: 6, placeholders: [] });
  expect(await api(`GET /v1/renders/${kept}`, { token: owner.token })).toMatchObject({
    status: 200,
  });
  for (const id of ids) expect(await record(id)).toMatchObject({ status: "present", version: 1 });
});
