import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { hostedFolder } from "#schemas/storage/image-files.ts";
import { Sha256 } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { MadeFile, MadeFiles } from "./usage-ports.ts";

/** What was made of pictures in the bucket `images`. */
export const s3MadeFiles = (s3: S3Client, Bucket: string): MadeFiles => ({
  async *list(after) {
    let StartAfter = after && `${hostedFolder}${after}`;
    for (;;) {
      const { Contents = [], IsTruncated } = await s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: hostedFolder, StartAfter }),
      );
      yield Contents.flatMap(({ Key = "", LastModified }) => madeFile(Key, LastModified));
      StartAfter = Contents.at(-1)?.Key;
      if (!IsTruncated || !StartAfter) return;
    }
  },

  async remove(files) {
    const Objects = files.map(({ picture, file }) => ({
      Key: `${hostedFolder}${picture}/${file}`,
    }));
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first) throw new Error(`${Errors.length} files stay: ${first.Key}: ${first.Message}`);
  },
});

const made = /^hosted\/([0-9a-f]{64})\/(\d+\.(?:webp|jpg|avif))$/;

function madeFile(key: string, storedAt: Date | undefined): MadeFile[] {
  const [, picture, file] = made.exec(key) ?? [];
  if (!picture || !file || !storedAt) return [];
  return [{ picture: Sha256.parse(picture), file, storedOn: utcDay(storedAt) }];
}
