import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { datasetIn, datasetsFolder, foldersFrom, isPack } from "#schemas/storage/lake.ts";
import { isAbsent } from "#shared/aws/absent-objects.ts";
import { foldersIn, keysIn, objectsIn } from "#shared/aws/keys-in.ts";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { packedLines, s3Observations } from "#shared/upstreams/s3-observations.ts";
import { bodyOfStream } from "../port/body.ts";
import { bodiesOfLines } from "./bodies-of-lines.ts";
import type { Lake } from "./lake.ts";
import { unpackedLines } from "./unpacked-lines.ts";

/**
 * Keeps packs, large bodies and observations as gzipped objects, each written once. They have no
 * `Content-Encoding`: whoever saves an object under its name has what the name says.
 */
export function s3Lake(client: S3Client, bucket: string): Lake {
  /** What lies there already stays as it is [LAKE-3]. */
  const create = async (key: string, lines: readonly object[]) =>
    putIfAbsent(client, { ...objectAt(key), Body: await packedLines(lines) });
  const objectAt = (Key: string) => ({ Bucket: bucket, Key, ContentType: "application/gzip" });

  const open = async (Key: string): Promise<Readable> => {
    const place = { Bucket: bucket, Key };
    try {
      const { Body } = await client.send(new GetObjectCommand(place));
      return Body instanceof Readable ? Body : Readable.from([]);
    } catch (error) {
      if (!(await isAbsent(error, client, place))) throw error;
      throw new MessageError("permanent", `The lake has no ${Key}.`, { cause: error });
    }
  };

  const readPack = async (key: string) => {
    const packed = await bodyOfStream(() => chunksOf(open(key))).bytes();
    return unpackedLines(key, packed);
  };

  return {
    savePack: create,

    saveBody: (key, { path, gzippedLength }) =>
      putIfAbsent(client, () => ({
        ...objectAt(key),
        Body: createReadStream(path),
        ContentLength: gzippedLength,
      })),

    ...s3Observations(client, bucket),

    readPack,

    async packsAfter(key, until) {
      const keys: string[] = [];
      for (const folder of foldersFrom(key, until)) {
        keys.push(...(await keysIn(client, { Bucket: bucket, Prefix: folder })));
      }
      return keys.filter((one) => isPack(one) && one > key);
    },

    async datasetsOf(source) {
      const folders = await foldersIn(client, { Bucket: bucket, Prefix: datasetsFolder(source) });
      return folders.flatMap((folder) => datasetIn(folder) ?? []);
    },

    async packsOf({ source, dataset }) {
      const Prefix = `${datasetsFolder(source)}dataset=${dataset}/`;
      const objects = await objectsIn(client, { Bucket: bucket, Prefix });
      return objects.filter(({ key }) => isPack(key));
    },

    bodyOf: bodiesOfLines({ readPack, open: (key) => chunksOf(unzipped(open(key))) }),
  };
}

async function unzipped(opening: Promise<Readable>): Promise<Readable> {
  const gunzip = createGunzip();
  // What breaks the object's stream also ends this one, where its reader learns of it.
  pipeline(await opening, gunzip, () => undefined);
  return gunzip;
}

async function* chunksOf(opening: Promise<Readable>): AsyncIterable<Uint8Array> {
  yield* await opening;
}
