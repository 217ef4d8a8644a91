import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { S3Client } from "@aws-sdk/client-s3";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import type { Observations } from "./observations.ts";

const pack = promisify(gzip);

/** Lines of JSON, gzipped. */
export const packedLines = (lines: readonly object[]): Promise<Buffer> =>
  pack(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

/** Keeps observations in the lake's bucket. */
export const s3Observations = (client: S3Client, Bucket: string): Observations => ({
  async saveObservations(Key, lines) {
    const Body = await packedLines(lines);
    // Already there after a repeated request of the SDK whose first answer was lost: the same object.
    await putIfAbsent(client, { Bucket, Key, Body, ContentType: "application/gzip" });
  },
});
