import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Lake } from "./lake.ts";

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Keeps packs and observations as gzipped lines of JSON, each object written once. */
export function s3Lake(client: S3Client, bucket: string): Lake {
  /** False when there is an object already, which `If-None-Match` protects [LAKE-3]. */
  const create = async (key: string, lines: readonly object[]): Promise<boolean> => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: await pack(text),
          ContentType: "application/x-ndjson",
          ContentEncoding: "gzip",
          IfNoneMatch: "*",
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)
        return false;
      throw error;
    }
  };

  return {
    async savePack(key, lines) {
      return (await create(key, lines)) ? "saved" : "already_there";
    },

    async saveObservations(key, lines) {
      // False after a repeated request of the SDK whose first answer was lost: the same object.
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
