import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from "@aws-sdk/client-s3";
import { accessLogsFolder } from "#schemas/storage/image-files.ts";
import { isAbsent } from "#shared/aws/absent-objects.ts";
import type { AccessLogs } from "./usage-ports.ts";

/** Reads what CloudFront has put into its bucket: many small files in gzip. */
export const s3AccessLogs = (s3: S3Client, Bucket: string): AccessLogs => ({
  async some(most) {
    const folder = { Bucket, Prefix: accessLogsFolder, MaxKeys: Math.min(1_000, most) };
    const { Contents = [] } = await s3.send(new ListObjectsV2Command(folder));
    return Contents.flatMap(({ Key }) => Key ?? []);
  },

  async *lines(Key) {
    const place = { Bucket, Key };
    try {
      const { Body } = await s3.send(new GetObjectCommand(place));
      if (!(Body instanceof Readable)) return;
      const text = Body.pipe(createGunzip());
      // A pipe carries no failure on.
      Body.once("error", (error) => text.destroy(error));
      yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
    } catch (error) {
      // One that is gone was read by somebody else; one that is damaged would be so for ever.
      if (await isAbsent(error, s3, place)) return;
      if (!isDamage(error)) throw error;
    }
  },

  async remove(files) {
    if (files.length === 0) return;
    const Delete = { Objects: files.map((Key) => ({ Key })), Quiet: true };
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    const [first] = Errors;
    if (first) throw new Error(`${Errors.length} logs stay: ${first.Key}: ${first.Message}`);
  },
});

const isDamage = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
