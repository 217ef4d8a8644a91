import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { ImagesWanted } from "#schemas/messages/images-wanted.ts";
import type { RenderWanted } from "#schemas/messages/render-wanted.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { ImageQueue } from "./pictures/image-queue.ts";
import type { RenderQueue } from "./renders/render-queue.ts";

/** Pictures in one message: a few seconds of work for a worker. */
const idsPerMessage = 25;
const messagesPerCall = 10;

export const sqsRenderQueue = (sqs: SQSClient, QueueUrl: string): RenderQueue => ({
  async send(name) {
    const message: RenderWanted = { version: 1, ...name };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  },
});

export const sqsImageQueue = (sqs: SQSClient, QueueUrl: string): ImageQueue => ({
  async send(ids) {
    const bodies = chunksOf(ids, idsPerMessage).map((some) => {
      const message: ImagesWanted = { version: 1, printingIds: [...some] };
      return JSON.stringify(message);
    });
    for (const call of chunksOf(bodies, messagesPerCall)) {
      const Entries = call.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      const [failed] = Failed;
      if (failed) {
        throw new Error(`SQS refused ${Failed.length} messages: ${failed.Message ?? failed.Code}`);
      }
    }
  },
});
