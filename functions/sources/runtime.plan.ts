import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits } from "#shared/aws/clients.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { s3ObservationFiles } from "./lake/s3-observation-files.ts";

/** What gathering observations needs; S3's client stays out of what only starts and watches runs. */
export const runtime = lazy(async () => {
  const { LAKE_BUCKET } = env.sources.parse(process.env);
  return { files: s3ObservationFiles(new S3Client(callLimits), LAKE_BUCKET) };
});
