import { S3Client } from "@aws-sdk/client-s3";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { readingHoldings } from "../holdings/runtime.reading.ts";
import { cardWords } from "./exports/card-words.ts";
import { dynamoExportStore } from "./exports/dynamo-export-store.ts";
import { heldMissing } from "./exports/held-missing.ts";
import { s3ExportFiles } from "./exports/s3-export-files.ts";

/** Where writing files meets AWS: it reads what holdings do. */
export const runtime = lazy(async () => {
  const vars = env.transfer.parse(process.env);
  const holdings = readingHoldings(vars);
  return {
    ...holdings,
    cardWords: () => cardWords(holdings),
    missing: heldMissing(holdings),
    exports: dynamoExportStore(documentClient(), vars.WORK_TABLE),
    files: s3ExportFiles(
      new S3Client(callLimits),
      vars.ARTIFACTS_BUCKET,
      signedObjects(vars.ARTIFACTS_BUCKET, process.env),
    ),
  };
});
