import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { printCellKey } from "#schemas/storage/image-files.ts";
import type { Sha256 } from "#schemas/values.ts";
import { isAbsent } from "#shared/aws/absent-objects.ts";
import type { PrintCells } from "./print-cells.ts";

/** Keeps them in the bucket `images`, which the CDN does not serve from there. */
export function s3PrintCells(s3: S3Client, Bucket: string): PrintCells {
  const unlessAbsent = async <T>(
    face: Sha256,
    read: (place: { Bucket: string; Key: string }) => Promise<T>,
  ) => {
    const place = { Bucket, Key: printCellKey(face) };
    try {
      return await read(place);
    } catch (error) {
      if (await isAbsent(error, s3, place)) return undefined;
      throw error;
    }
  };
  return {
    has: async (face) =>
      (await unlessAbsent(face, (place) => s3.send(new HeadObjectCommand(place)))) !== undefined,
    get: (face) =>
      unlessAbsent(face, async (place) =>
        (await s3.send(new GetObjectCommand(place))).Body?.transformToByteArray(),
      ),
    async keep(face, Body) {
      const Key = printCellKey(face);
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: "image/jpeg" }));
    },
  };
}
