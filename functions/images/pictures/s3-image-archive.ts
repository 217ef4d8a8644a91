import { ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  cellKey,
  contentTypes,
  hostedOriginalKey,
  hostedShapeKey,
  immutable,
  originalKey,
  ownPictureFolder,
} from "#schemas/storage/image-files.ts";
import type { Sha256 } from "#schemas/values.ts";
import { bytesAt } from "#shared/aws/absent-objects.ts";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import type { ImageArchive } from "./image-store.ts";

/** Keeps pictures in the bucket `images`. */
export function s3ImageArchive(s3: S3Client, Bucket: string): ImageArchive {
  const read = (Key: string) => bytesAt(s3, { Bucket, Key });
  /** What a user has uploaded lies under the name of its width. */
  const largestOwn = async (picture: Sha256) => {
    const folder = { Bucket, Prefix: ownPictureFolder(picture) };
    const { Contents = [] } = await s3.send(new ListObjectsV2Command(folder));
    const widthOf = (key: string) => Number.parseInt(key.split("/").at(-1) ?? "", 10);
    const keys = Contents.flatMap(({ Key }) => Key ?? []);
    const [largest] = keys.toSorted((a, b) => widthOf(b) - widthOf(a));
    return largest === undefined ? undefined : read(largest);
  };
  const keep = async (Key: string, Body: Uint8Array) => {
    const how = { ContentType: "image/jpeg", CacheControl: immutable };
    await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...how }));
  };
  return {
    cell: (picture, quality) => read(cellKey(picture, quality)),
    whole: (picture) => read(cellKey(picture, "whole")),
    original: async (picture) =>
      (await read(hostedOriginalKey(picture))) ??
      (await read(originalKey(picture))) ??
      largestOwn(picture),

    async keepOriginal(picture, Body, { contentType: ContentType, isHosted }) {
      await putIfAbsent(s3, {
        ...{ Bucket, Body, ContentType },
        Key: isHosted ? hostedOriginalKey(picture) : originalKey(picture),
        ...(isHosted && { CacheControl: immutable }),
      });
    },

    async keepShape(picture, shape, Body) {
      await putIfAbsent(s3, {
        ...{ Bucket, Key: hostedShapeKey(picture, shape), Body },
        ...{ ContentType: contentTypes[shape.format], CacheControl: immutable },
      });
    },

    keepCell: (picture, quality, bytes) => keep(cellKey(picture, quality), bytes),
    keepWhole: (picture, bytes) => keep(cellKey(picture, "whole"), bytes),
  };
}
