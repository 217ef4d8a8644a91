import { gunzipSync, gzipSync } from "node:zlib";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { useLedgerKey } from "#schemas/storage/image-files.ts";
import { unlessAbsent } from "#shared/aws/absent-objects.ts";
import { ledgerLines, ledgerOf } from "./ledger-text.ts";
import type { UseLedgers } from "./usage-ports.ts";

const overtaken = new Set(["PreconditionFailed", "ConditionalRequestConflict"]);

/** Keeps it in the bucket `images`, in one file that is written whole. */
export function s3UseLedgers(s3: S3Client, Bucket: string): UseLedgers {
  const place = { Bucket, Key: useLedgerKey };
  return {
    read: () =>
      unlessAbsent(s3, place, async () => {
        const { Body, ETag } = await s3.send(new GetObjectCommand(place));
        const bytes = await Body?.transformToByteArray();
        if (!bytes || !ETag) return undefined;
        const lines = gunzipSync(bytes).toString("utf8").split("\n");
        return { ledger: ledgerOf(lines), version: ETag };
      }),

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
