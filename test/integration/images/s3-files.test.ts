import { S3Client } from "@aws-sdk/client-s3";
import { ulid } from "ulid";
import { expect, inject, test } from "vitest";
import { s3ImageArchive } from "#functions/images/pictures/s3-image-archive.ts";
import { s3PageFiles } from "#functions/images/renders/s3-page-files.ts";
import { s3RenderPlans } from "#functions/images/renders/s3-render-plans.ts";
import { RenderPlan } from "#schemas/images/render.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const s3 = new S3Client({
  ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const images = "cardlake-local-images-000000000000";
const aHash = () => Sha256.parse(sha256(crypto.randomUUID()));

test("a cell is found once it was kept, and an original is kept once", async () => {
  const archive = s3ImageArchive(s3, images);
  const picture = aHash();
  expect(await archive.cell(picture, "low")).toBeUndefined();
  await archive.keepCell(picture, "low", Buffer.from("a cell"));
  expect(Buffer.from((await archive.cell(picture, "low")) ?? []).toString()).toBe("a cell");
  expect(await archive.cell(picture, "high")).toBeUndefined();
  await archive.keepOriginal(picture, Buffer.from("an original"), "image/webp");
  await archive.keepOriginal(picture, Buffer.from("an original"), "image/webp");
});

test("a page is found with its size, from the moment that it was kept", async () => {
  const pages = s3PageFiles(s3, images);
  const page = { key: aHash(), page: 1, format: "png" } as const;
  expect(await pages.find(page)).toBeUndefined();
  await pages.keep(page, Buffer.from("a page"));
  const found = await pages.find(page);
  expect(found?.bytes).toBe(6);
  expect(Math.abs(Date.parse(found?.storedAt ?? "") - Date.now())).toBeLessThan(60_000);
});

test("a plan comes back as it was", async () => {
  const plans = s3RenderPlans(
    signedObjects("cardlake-local-artifacts-000000000000", {
      ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
      AWS_ENDPOINT_URL: inject("cloud").awsEndpoint,
    }),
  );
  const id = Ulid.parse(ulid());
  expect(await plans.get(id)).toBeUndefined();
  const card = {
    printingId: "pokemon:en:base1-4",
    name: "Flabébé",
    setName: "花",
    number: "4/102",
  };
  const plan = RenderPlan.parse({
    cards: [{ ...card, language: "en", quantity: 1, isKnown: true }],
    ...{ options: {}, day: "2026-02-01", attribution: "©" },
  });
  await plans.save(id, plan);
  expect(await plans.get(id)).toEqual(plan);
});
