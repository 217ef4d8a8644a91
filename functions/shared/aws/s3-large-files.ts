import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { attachment } from "#shared/kernel/attachment.ts";
import type { LargeFiles } from "#shared/kernel/large-files.ts";
import { partsOf } from "#shared/kernel/parts-of.ts";

/** S3 takes 10,000 parts, so 80 GB; and none below 5 MB but the last. */
const partBytes = 8 * 1024 * 1024;
/** On their way at once, beside the one that is being filled. */
const mostUploads = 2;

/**
 * Keeps files in a bucket. What is left of an upload whose worker died is cleared away by the bucket's lifecycle.
 *
 * @param caching how long whoever is handed them may keep them, as `Cache-Control`
 */
export function s3LargeFiles(
  s3: S3Client,
  { Bucket, caching }: { readonly Bucket: string; readonly caching: string },
): LargeFiles {
  return {
    async keep(Key, bytes, { contentType, fileName }) {
      const place = { Bucket, Key };
      const manner = {
        ContentType: contentType,
        ContentDisposition: attachment(fileName),
        CacheControl: caching,
      };
      const parts = partsOf(bytes, partBytes);
      const { value: first = new Uint8Array() } = await parts.next();
      if (first.byteLength < partBytes) {
        await s3.send(new PutObjectCommand({ ...place, ...manner, Body: first }));
        return first.byteLength;
      }
      const created = await s3.send(new CreateMultipartUploadCommand({ ...place, ...manner }));
      const upload = { ...place, UploadId: created.UploadId };
      try {
        const { done, total } = await uploaded(s3, upload, startingWith(first, parts));
        const MultipartUpload = { Parts: done };
        await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
        return total;
      } catch (error) {
        // What fails here, too, the lifecycle clears away.
        await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
        throw error;
      }
    },
  };
}

async function uploaded(
  s3: S3Client,
  upload: { Bucket: string; Key: string; UploadId: string | undefined },
  parts: AsyncIterable<Uint8Array>,
): Promise<{ done: CompletedPart[]; total: number }> {
  const uploads: Promise<CompletedPart>[] = [];
  const busy = new Set<Promise<unknown>>();
  let total = 0;
  try {
    for await (const Body of parts) {
      total += Body.byteLength;
      const PartNumber = uploads.length + 1;
      const sent = s3
        .send(new UploadPartCommand({ ...upload, PartNumber, Body }))
        .then(({ ETag }) => ({ ETag, PartNumber }));
      uploads.push(sent);
      const ended = sent.finally(() => busy.delete(ended));
      busy.add(ended);
      if (busy.size >= mostUploads) await Promise.race(busy);
    }
    return { done: await Promise.all(uploads), total };
  } catch (error) {
    // Parts that arrive after the upload was given up would lie there.
    await Promise.allSettled([...uploads, ...busy]);
    throw error;
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterable<Uint8Array>) {
  yield first;
  yield* rest;
}
