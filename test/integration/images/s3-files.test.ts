import {
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect, inject, test } from "vitest";
import { s3ImageArchive } from "#functions/images/pictures/s3-image-archive.ts";
import { s3PrintCells } from "#functions/images/prints/s3-print-cells.ts";
import { s3PageFiles } from "#functions/images/renders/s3-page-files.ts";
import { s3RenderBookmarks, s3RenderPlans } from "#functions/images/renders/s3-render-plans.ts";
import {
  cellKey,
  hostedOriginalKey,
  hostedShapeKey,
  originalKey,
  renderPageKey,
} from "#schemas/storage/image-files.ts";
import { Sha256 } from "#schemas/values.ts";
import { s3LargeFiles } from "#shared/aws/s3-large-files.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { largeFilesContract } from "#test/contract/downloads.ts";
import { type ContentTypeReader, imageArchiveContract } from "#test/contract/image-archive.ts";
import { printCellsContract } from "#test/contract/prints.ts";
import {
  pageFilesContract,
  renderBookmarksContract,
  renderPlansContract,
} from "#test/contract/render-files.ts";

const s3 = new S3Client({
  ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const images = "cardlake-local-images-000000000000-us-east-1";

const contentTypeOf: ContentTypeReader = async (picture, isHosted) => {
  const Key = isHosted ? hostedOriginalKey(picture) : originalKey(picture);
  return (await s3.send(new HeadObjectCommand({ Bucket: images, Key }))).ContentType;
};

imageArchiveContract("s3ImageArchive", () => ({
  archive: s3ImageArchive(s3, images),
  contentTypeOf,
}));
pageFilesContract("s3PageFiles", () => s3PageFiles(s3, images));
const artifacts = () =>
  signedObjects("cardlake-local-artifacts-000000000000-us-east-1", {
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
    AWS_ENDPOINT_URL: inject("cloud").awsEndpoint,
  });
renderPlansContract("s3RenderPlans", () => s3RenderPlans(artifacts()));
renderBookmarksContract("s3RenderBookmarks", () => s3RenderBookmarks(artifacts()));

printCellsContract("s3PrintCells", () => s3PrintCells(s3, images));
largeFilesContract("s3LargeFiles", () => ({
  files: s3LargeFiles(s3, { Bucket: images, caching: "public, max-age=31536000, immutable" }),
  async read(Key) {
    try {
      const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: images, Key }));
      return {
        bytes: (await Body?.transformToByteArray()) ?? Buffer.alloc(0),
        contentType: ContentType,
      };
    } catch {
      return undefined;
    }
  },
}));

test("[IMG-3] of a download that broke off no part is left, and one that is whole is saved under its name", async () => {
  const files = s3LargeFiles(s3, {
    Bucket: images,
    caching: "public, max-age=31536000, immutable",
  });
  const key = `renders/${sha256(crypto.randomUUID())}/all.zip`;
  async function* pieces(breaks: boolean) {
    for (let at = 0; at < 12; at += 1) yield Buffer.alloc(1024 * 1024, at);
    if (breaks) throw new Error("It rains.");
  }
  const as = { contentType: "application/zip", fileName: "Flabébé 花.zip" };
  await expect(files.keep(key, pieces(true), as)).rejects.toThrow("It rains.");
  const listed = await s3.send(new ListMultipartUploadsCommand({ Bucket: images, Prefix: key }));
  expect(listed.Uploads ?? []).toEqual([]);
  await files.keep(key, pieces(false), as);
  expect(await s3.send(new HeadObjectCommand({ Bucket: images, Key: key }))).toMatchObject({
    ContentDisposition:
      "attachment; filename=\"Flabebe _.zip\"; filename*=UTF-8''Flab%C3%A9b%C3%A9%20%E8%8A%B1.zip",
    CacheControl: "public, max-age=31536000, immutable",
    ContentLength: 12 * 1024 * 1024,
  });
});

test("[IMG-7] caches may keep cells, pages and hosted pictures for a year, as what they are", async () => {
  const hash = Sha256.parse(sha256(crypto.randomUUID()));
  const archive = s3ImageArchive(s3, images);
  const as = { contentType: "image/png", isHosted: true };
  await archive.keepOriginal(hash, Buffer.from("as it came"), as);
  await archive.keepShape(hash, { widthPx: 245, format: "webp" }, Buffer.from("narrower"));
  await archive.keepShape(hash, { widthPx: 245, format: "jpeg" }, Buffer.from("otherwise"));
  const page = { key: hash, page: 1, format: "webp" } as const;
  await s3ImageArchive(s3, images).keepCell(hash, "low", Buffer.from("a cell"));
  await s3PageFiles(s3, images).keep(page, Buffer.from("a page"));
  const headOf = (Key: string) => s3.send(new HeadObjectCommand({ Bucket: images, Key }));
  const forever = { CacheControl: "public, max-age=31536000, immutable" };
  expect(await headOf(hostedOriginalKey(hash))).toMatchObject({
    ...forever,
    ContentType: "image/png",
  });
  for (const format of ["webp", "jpeg"] as const) {
    expect(await headOf(hostedShapeKey(hash, { widthPx: 245, format }))).toMatchObject({
      ...forever,
      ContentType: `image/${format}`,
    });
  }
  expect(await headOf(cellKey(hash, "low"))).toMatchObject({
    ...forever,
    ContentType: "image/jpeg",
  });
  expect(await headOf(renderPageKey(page))).toMatchObject({
    ...forever,
    ContentType: "image/webp",
  });
});
