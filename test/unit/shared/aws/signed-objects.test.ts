import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

/** A bucket whose server does one of these things at each request, the last one for ever. */
async function bucketThat(...deeds: RequestListener[]) {
  let requests = 0;
  const { origin } = await loopbackServer((request, response) => {
    deeds[Math.min(requests, deeds.length - 1)]?.(request, response);
    requests += 1;
  });
  const objects = signedObjects("bucket", {
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
    AWS_ENDPOINT_URL: origin,
  });
  return { objects, requests: () => requests };
}

const closes: RequestListener = ({ socket }) => socket.destroy();
const breaksOff: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("half");
  setTimeout(() => response.destroy(), 5);
};
const says =
  (status: number, body = ""): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

test.each([
  ["a socket that is closed", closes],
  ["an answer that breaks off", breaksOff],
  ["a 503", says(503)],
  ["a 429", says(429)],
])("[OPS-8] %s costs one more request", async (_what, trouble) => {
  const { objects, requests } = await bucketThat(trouble, says(200, "whole"));
  expect(Buffer.from((await objects.get("key")) ?? []).toString()).toBe("whole");
  expect(requests()).toBe(2);
});

test("a write is repeated as well, and what is lasting is said after four tries", async () => {
  const put = await bucketThat(closes, says(200));
  await put.objects.put("key", "body", "text/plain");
  expect(put.requests()).toBe(2);
  const lasting = await bucketThat(says(500));
  await expect(lasting.objects.get("key")).rejects.toThrow("S3 answered 500");
  expect(lasting.requests()).toBe(4);
  const gone = await bucketThat(closes);
  await expect(gone.objects.get("key")).rejects.toThrow();
  expect(gone.requests()).toBe(4);
});

test("an object that is not there is asked for once", async () => {
  const { objects, requests } = await bucketThat(says(404));
  expect(await objects.get("key")).toBeUndefined();
  expect(requests()).toBe(1);
});

test("the keys that begin so are told in their order", async () => {
  const keys = ["a/day=01/1-en-x.gz", "a/day=01/2-en-y.gz"];
  const xml = keys.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join("");
  const { objects } = await bucketThat(says(200, `<ListBucketResult>${xml}</ListBucketResult>`));
  expect(await objects.list("a/")).toEqual(keys);
  const refusing = await bucketThat(says(403));
  await expect(refusing.objects.list("a/")).rejects.toThrow("S3 answered 403");
});

test("keys are told past the thousand that S3 tells at a time", async () => {
  const asked: string[] = [];
  const page =
    (keys: readonly string[], isTruncated: boolean): RequestListener =>
    ({ url = "" }, response) => {
      asked.push(new URL(url, "http://bucket").searchParams.get("start-after") ?? "");
      const listed = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
      response.end(`<IsTruncated>${isTruncated}</IsTruncated>${listed}`);
    };
  const { objects } = await bucketThat(page(["day/a", "day/b=1"], true), page(["day/c"], false));
  expect(await objects.list("day/")).toEqual(["day/a", "day/b=1", "day/c"]);
  expect(asked).toEqual(["", "day/b=1"]);
});

test.each([204, 404])("what is removed is gone, also where S3 says %i", async (status) => {
  const { objects, requests } = await bucketThat(closes, says(status));
  await objects.remove("key");
  expect(requests()).toBe(2);
});

test("what may not be removed is said", async () => {
  const { objects } = await bucketThat(says(403));
  await expect(objects.remove("key")).rejects.toThrow("S3 answered 403");
});
