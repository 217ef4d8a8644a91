import { NoSuchKey, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { isAbsent } from "#shared/aws/absent-objects.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const place = { Bucket: "images", Key: "cells/a.jpg" };
const failing = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: "client", $metadata: { httpStatusCode } });

/** S3 as far as a look at one key goes. */
const holding = (...keys: string[]) =>
  ({ send: async () => ({ Contents: keys.map((Key) => ({ Key })) }) }) as unknown as S3Client;

describe("a read that fails", () => {
  test("found nothing when S3 says so", async () => {
    const error = new NoSuchKey({ message: "", $metadata: { httpStatusCode: 404 } });
    expect(await isAbsent(error, holding(), place)).toBe(true);
    expect(await isAbsent(failing("NotFound", 404), holding(), place)).toBe(true);
  });

  test("found nothing when it was forbidden and the key is not listed", async () => {
    const forbidden = failing("AccessDenied", 403);
    expect(await isAbsent(forbidden, holding(), place)).toBe(true);
    expect(await isAbsent(forbidden, holding("cells/a.jpg.old"), place)).toBe(true);
  });

  test("was refused when it was forbidden and the key is listed", async () => {
    expect(await isAbsent(failing("AccessDenied", 403), holding(place.Key), place)).toBe(false);
  });

  test.each([failing("SlowDown", 503), failing("NoSuchBucket", 404), new Error("no network")])(
    "otherwise says nothing about the object: %s",
    async (error) => {
      expect(await isAbsent(error, holding(), place)).toBe(false);
    },
  );
});

/** Forbids every read, as S3 does of what is not there, and lists what it is told. */
async function forbidding(listing: { status: number; body: string }) {
  const { origin } = await loopbackServer((request, response) => {
    const isListing = request.url?.includes("list-type=2") ?? false;
    response.statusCode = isListing ? listing.status : 403;
    response.end(isListing ? listing.body : "");
  });
  return signedObjects("artifacts", { AWS_ENDPOINT_URL: origin });
}

describe("a signed read that is forbidden", () => {
  test("found nothing when the key is not listed", async () => {
    const objects = await forbidding({ status: 200, body: "<KeyCount>0</KeyCount>" });
    expect(await objects.get("render-plans/a.json")).toBeUndefined();
  });

  test("is an error when the key is listed, or when nobody may look", async () => {
    const listed = { status: 200, body: "<Key>render-plans/a.json</Key>" };
    for (const listing of [listed, { status: 403, body: "" }]) {
      const objects = await forbidding(listing);
      await expect(objects.get("render-plans/a.json")).rejects.toThrow("S3 answered 403");
    }
  });
});
