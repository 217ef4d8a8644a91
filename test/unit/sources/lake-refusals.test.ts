import {
  GetObjectCommand,
  type ListObjectsV2Command,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { s3Lake } from "#functions/sources/lake/s3-lake.ts";

const key = "bronze/source=tcgdex/a.ndjson.gz";
const forbidden = new S3ServiceException({
  ...{ name: "AccessDenied", $fault: "client", message: "Access Denied" },
  $metadata: { httpStatusCode: 403 },
});

/** S3 as it is to whoever may not list a whole bucket: what is not there is forbidden, and may be looked for by its key. */
const forbidding = (...keys: readonly string[]) =>
  ({
    send: async (command: GetObjectCommand | ListObjectsV2Command) => {
      if (command instanceof GetObjectCommand) throw forbidden;
      return { Contents: keys.map((Key) => ({ Key })) };
    },
  }) as unknown as S3Client;

test("[LAKE-1] a pack that is not there is not asked for again, though S3 says forbidden", async () => {
  await expect(s3Lake(forbidding(), "lake").readPack(key)).rejects.toMatchObject({
    ...{ errorClass: "permanent", message: `The lake has no ${key}.` },
  });
});

test("[LAKE-1] a pack that is there and refused is asked for again", async () => {
  await expect(s3Lake(forbidding(key), "lake").readPack(key)).rejects.toBe(forbidden);
});
