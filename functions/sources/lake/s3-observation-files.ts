import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { recentFolder } from "#schemas/storage/lake.ts";
import { keysIn } from "#shared/aws/keys-in.ts";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import type { ObservationFiles } from "./observation-files.ts";

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Observations in the lake's bucket. */
export function s3ObservationFiles(client: S3Client, Bucket: string): ObservationFiles {
  const keysBelow = (Prefix: string) => keysIn(client, { Bucket, Prefix });
  const textAt = async (Key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return unpack((await Body?.transformToByteArray()) ?? new Uint8Array());
  };
  return {
    recent: () => keysBelow(recentFolder),
    has: async (key) => (await keysBelow(key)).includes(key),
    async join(Key, parts) {
      const texts: Buffer[] = [];
      for (const part of parts) texts.push(await textAt(part));
      const Body = await pack(Buffer.concat(texts));
      await putIfAbsent(client, { Bucket, Key, Body, ContentType: "application/gzip" });
    },
  };
}
