import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { s3HeldFiles } from "./held/s3-held-files.ts";
import { heldInTable } from "./runtime.held.ts";

/** What keeping files of collections needs: neither cards nor prices. */
export const runtime = lazy(async () => {
  const { USERS_TABLE, ARTIFACTS_BUCKET } = env.holdings.parse(process.env);
  const artifacts = signedObjects(ARTIFACTS_BUCKET, process.env);
  return {
    ...heldInTable(documentClient(), USERS_TABLE),
    files: s3HeldFiles(new S3Client(callLimits), ARTIFACTS_BUCKET, artifacts),
    clock: systemClock,
  };
});
