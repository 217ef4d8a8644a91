import { SQSClient } from "@aws-sdk/client-sqs";
import type * as z from "zod";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { limitRuntime } from "#shared/limits/function-limits.ts";
import { readingHoldings } from "../holdings/runtime.reading.ts";
import { dynamoOwnPictures } from "../images/own/dynamo-own-pictures.ts";
import { dynamoImageRecords } from "../images/pictures/dynamo-image-records.ts";
import { dynamoPrintRecords } from "../images/prints/dynamo-print-records.ts";
import { dynamoRenderStore } from "../images/renders/dynamo-render-store.ts";
import { s3RenderPlans } from "../images/renders/s3-render-plans.ts";
import { sqsImageQueue, sqsRenderQueue } from "../images/sqs-queues.ts";

/** Where the studio meets AWS: it reads what holdings do, and has drawn what it plans. */
export const runtime = lazy(async () => {
  const vars = env.studio.parse(process.env);
  return studioOf(vars, new SQSClient(callLimits), { budget: "cards" });
});

/** Whose budget pays for what is drawn, and among whose renders it stands. */
interface Account {
  readonly budget: "cards" | "in-advance";
  /** @default its owner's */
  readonly among?: string;
}

/** What all of its functions need. */
export function studioOf(
  vars: z.output<typeof env.studio>,
  sqs: SQSClient,
  { budget, among }: Account,
) {
  const client = documentClient();
  return {
    ...readingHoldings(vars),
    records: dynamoImageRecords(client, vars.PICTURES_TABLE),
    renders: dynamoRenderStore(client, vars.PICTURES_TABLE),
    prints: dynamoPrintRecords(client, vars.PICTURES_TABLE),
    plans: s3RenderPlans(signedObjects(vars.ARTIFACTS_BUCKET, process.env)),
    queue: sqsRenderQueue(sqs, vars.RENDER_QUEUE_URL, among),
    imageQueue: sqsImageQueue(sqs, vars.MIRROR_QUEUE_URL),
    allowance: {
      spend: async (user: string, cards: number) =>
        (await limitRuntime()).limits.spend(budget, { user }, cards),
    },
    ownPictures: dynamoOwnPictures(client, vars.PICTURES_TABLE),
    imagesBaseUrl: vars.IMAGES_BASE_URL,
  };
}
