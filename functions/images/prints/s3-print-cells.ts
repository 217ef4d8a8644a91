import { HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { printCellKey } from "#schemas/storage/image-files.ts";
import type { Sha256 } from "#schemas/values.ts";
import { bytesAt, unlessAbsent } from "#shared/aws/absent-objects.ts";
import type { PrintCells } from "./print-cells.ts";

/** Keeps them in the bucket `images`, which the CDN does not serve from there. */
export function s3PrintCells(s3: S3Client, Bucket: string): PrintCells {
  const placeOf = (face: Sha256) => ({ Bucket, Key: printCellKey(face) });
  return {
    has: async (face) =>
      (await unlessAbsent(s3, placeOf(face), (place) => s3.send(new HeadObjectCommand(place)))) !==
      undefined,
    get: (face) => bytesAt(s3, placeOf(face)),
    async keep(face, Body) {
      const put = { ...placeOf(face), Body, ContentType: "image/jpeg" };
      await s3.send(new PutObjectCommand(put));
    },
  };
}
