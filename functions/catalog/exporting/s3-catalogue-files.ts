import { createReadStream } from "node:fs";
import { DeleteObjectCommand, GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { objectsIn } from "#shared/aws/keys-in.ts";
import { putIfAbsent, putIfSame } from "#shared/aws/put-if-absent.ts";
import type { CatalogueFiles, NewFile } from "./catalogue-files.ts";

/** Keeps published catalogues in a bucket. */
export function s3CatalogueFiles(s3: S3Client, bucket: string): CatalogueFiles {
  return {
    list: (folder) => objectsIn(s3, { Bucket: bucket, Prefix: folder }),

    async read(key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw new Error(`The object ${key} has no body.`);
      return Body.transformToString();
    },

    async put(file, before) {
      const object = () => ({ Bucket: bucket, ...objectOf(file) });
      const outcome =
        before === "nothing"
          ? await putIfAbsent(s3, object)
          : await putIfSame(s3, object, before.tag);
      return outcome === "saved" ? "saved" : "overtaken";
    },

    async remove(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

/** A body that is read from a disk can be sent once; each try has its own. */
const objectOf = ({ key, from, mediaType, cacheControl }: NewFile) => ({
  Key: key,
  ContentType: mediaType,
  ...(cacheControl && { CacheControl: cacheControl }),
  ...bodyOf(from),
});

function bodyOf(from: NewFile["from"]) {
  if ("text" in from) return { Body: from.text };
  if ("content" in from) return { Body: from.content };
  return { Body: createReadStream(from.path), ContentLength: from.bytes };
}
