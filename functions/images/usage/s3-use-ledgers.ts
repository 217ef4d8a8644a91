import { gunzipSync, gzipSync } from "node:zlib";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { useLedgerKey } from "#schemas/storage/image-files.ts";
import { isAbsent } from "#shared/aws/absent-objects.ts";
import { ledgerLines, ledgerOf } from "./ledger-text.ts";
import type { UseLedgers } from "./usage-ports.ts";

const overtaken = new Set(["PreconditionFailed", "ConditionalRequestConflict"]);

/** Keeps it in the bucket `images`, in one file that is written whole. */
export function s3UseLedgers(s3: S3Client, Bucket: string): UseLedgers {
  const place = { Bucket, Key: useLedgerKey };
  return {
    async read() {
      try {
        const { Body, ETag } = await s3.send(new GetObjectCommand(place));
        const bytes = await Body?.transformToByteArray();
        if (!bytes || !ETag) return undefined;
        return {
          ledger: ledgerOf(gunzipSync(bytes).toString("utf8").split("\n")),
          version: ETag,
        };
      } catch (error) {
        if (await isAbsent(error, s3, place)) return undefined;
        throw error;
      }
    },

    async write(ledger, version) {
      const Body = gzipSync([...ledgerLines(ledger)].join("\n"));
      const condition = version ? { IfMatch: version } : { IfNoneMatch: "*" };
      try {
        const put = { ...place, Body, ContentType: "application/gzip", ...condition };
        return (await s3.send(new PutObjectCommand(put))).ETag;
      } catch (error) {
        if (error instanceof Error && overtaken.has(error.name)) return undefined;
        throw error;
      }
    },
  };
}
