import { DeleteObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { heldFileKey } from "#schemas/storage/held-files.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { Place } from "../../collections/index.ts";
import { decodeHeld, encodeHeld } from "./held-file.ts";
import type { HeldFileReader, HeldFiles } from "./held-files.ts";

const keyOf = ({ userId, collectionId }: Place) => heldFileKey(userId, collectionId);

/** Reads files from the bucket `artifacts`, which forgets them after a week. */
export const s3HeldFileReader = (artifacts: Pick<SignedObjects, "get">): HeldFileReader => ({
  async load(place) {
    const bytes = await artifacts.get(keyOf(place));
    return bytes && decodeHeld(bytes);
  },
});

/** Keeps files there as well. */
export const s3HeldFiles = (
  s3: S3Client,
  Bucket: string,
  artifacts: Pick<SignedObjects, "get">,
): HeldFiles => ({
  ...s3HeldFileReader(artifacts),
  async keep(place, state) {
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket, Key: keyOf(place), Body: encodeHeld(state) },
        ContentType: "application/gzip",
      }),
    );
  },
  async remove(place) {
    await s3.send(new DeleteObjectCommand({ Bucket, Key: keyOf(place) }));
  },
});
