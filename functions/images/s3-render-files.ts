import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { RenderPlan } from "#schemas/images/render.ts";
import {
  contentTypes,
  immutable,
  renderPageKey,
  renderPlanKey,
} from "#schemas/storage/image-files.ts";
import type { PageFiles, RenderPlans } from "./render-files.ts";

/** Keeps plans in the bucket `artifacts`, which forgets them after a week. */
export function s3RenderPlans(s3: S3Client, Bucket: string): RenderPlans {
  return {
    async save(renderId, plan) {
      await s3.send(
        new PutObjectCommand({
          ...{ Bucket, Key: renderPlanKey(renderId), Body: JSON.stringify(plan) },
          ContentType: "application/json",
        }),
      );
    },

    async get(renderId) {
      try {
        const { Body } = await s3.send(
          new GetObjectCommand({ Bucket, Key: renderPlanKey(renderId) }),
        );
        return RenderPlan.parse(JSON.parse((await Body?.transformToString()) ?? "null"));
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}

/** Keeps pages in the bucket `images`, from where the CDN serves them. */
export function s3PageFiles(s3: S3Client, Bucket: string): PageFiles {
  return {
    async find(page) {
      try {
        const { ContentLength, LastModified } = await s3.send(
          new HeadObjectCommand({ Bucket, Key: renderPageKey(page) }),
        );
        if (!ContentLength || !LastModified) return undefined;
        return { bytes: ContentLength, storedAt: LastModified.toISOString() };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },

    async keep(page, Body) {
      await s3.send(
        new PutObjectCommand({
          ...{ Bucket, Key: renderPageKey(page), Body },
          ContentType: contentTypes[page.format],
          CacheControl: immutable,
        }),
      );
    },
  };
}
