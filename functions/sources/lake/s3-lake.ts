import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { GetObjectCommand, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Lake } from "./lake.ts";

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Keeps packs and observations as gzipped lines of JSON, each object written once. */
export function s3Lake(client: S3Client, bucket: string): Lake {
  /** What lies there already stays as it is [LAKE-3]. */
  const create = async (key: string, lines: readonly object[]) => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    return putIfAbsent(client, {
      Bucket: bucket,
      Key: key,
      Body: await pack(text),
      ContentType: "application/x-ndjson",
      ContentEncoding: "gzip",
    });
  };

  return {
    savePack: create,

    async saveObservations(key, lines) {
      // Already there after a repeated request of the SDK whose first answer was lost: the same object.
      await create(key, lines);
    },

    async readPack(key) {
      const packed = await bytesAt(client, { Bucket: bucket, Key: key });
      const text = (await unpack(packed)).toString("utf8");
      return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => BronzeLine.parse(JSON.parse(line)));
    },
  };
}

async function bytesAt(client: S3Client, place: { Bucket: string; Key: string }) {
  try {
    const { Body } = await client.send(new GetObjectCommand(place));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    if (!(error instanceof NoSuchKey)) throw error;
    throw new MessageError("permanent", `The lake has no ${place.Key}.`, { cause: error });
  }
}
