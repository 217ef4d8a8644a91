import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { isPrinting, isSign } from "#schemas/images/picture-id.ts";
import type { ChartWanted } from "#schemas/messages/chart-wanted.ts";
import type { DownloadWanted } from "#schemas/messages/download-wanted.ts";
import type { ImagesWanted } from "#schemas/messages/images-wanted.ts";
import type { OwnPictureWanted } from "#schemas/messages/own-picture-wanted.ts";
import type { PictureRunWanted } from "#schemas/messages/picture-run-wanted.ts";
import type { PosterWanted } from "#schemas/messages/poster-wanted.ts";
import type { RenderWanted } from "#schemas/messages/render-wanted.ts";
import { sendMessage, sendMessages } from "#shared/aws/sqs-sending.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { ChartQueue } from "./charts/chart-plans.ts";
import type { DownloadQueue } from "./downloads/download-queue.ts";
import type { OwnPictureQueue } from "./own/own-picture-queue.ts";
import type { ImageQueue } from "./pictures/image-queue.ts";
import type { PosterQueue } from "./posters/poster-plans.ts";
import type { RenderQueue } from "./renders/render-queue.ts";
import type { DrawingQueue } from "./renders/render-turn.ts";
import type { MirrorQueue, PictureRunQueue } from "./runs/picture-runs.ts";

/** Pictures in one message: a few seconds of work for a worker. */
const idsPerMessage = 25;

/** @param among whose renders stand together, instead of each owner's */
export const sqsRenderQueue = (sqs: SQSClient, queueUrl: string, among?: string): RenderQueue => ({
  async send(name) {
    const body: RenderWanted = { version: 1, ...name };
    await sendMessage(sqs, queueUrl, { body, owner: among ?? name.userId });
  },
});

export const sqsDownloadQueue = (sqs: SQSClient, queueUrl: string): DownloadQueue => ({
  async send(wanted) {
    const body: DownloadWanted = { version: 1, ...wanted };
    await sendMessage(sqs, queueUrl, { body, owner: wanted.userId });
  },
});

/** How many messages wait in a queue of pictures or of drawing, about. */
export const sqsWaiting = (sqs: SQSClient, QueueUrl: string): DrawingQueue & MirrorQueue => ({
  async waiting() {
    const wanted = new GetQueueAttributesCommand({
      ...{ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] },
    });
    const { Attributes = {} } = await sqs.send(wanted);
    return Number(Attributes["ApproximateNumberOfMessages"] ?? 0);
  },
});

export const sqsPictureRunQueue = (sqs: SQSClient, queueUrl: string): PictureRunQueue => ({
  async send(runId) {
    const body: PictureRunWanted = { version: 1, pictureRun: { runId } };
    await sendMessage(sqs, queueUrl, { body });
  },
});

export const sqsChartQueue = (sqs: SQSClient, queueUrl: string): ChartQueue => ({
  async send(chart) {
    const body: ChartWanted = { version: 1, chart };
    await sendMessage(sqs, queueUrl, { body });
  },
});

export const sqsPosterQueue = (sqs: SQSClient, queueUrl: string): PosterQueue => ({
  async send(poster, owner) {
    const body: PosterWanted = { version: 1, poster };
    await sendMessage(sqs, queueUrl, { body, owner });
  },
});

export const sqsImageQueue = (sqs: SQSClient, queueUrl: string): ImageQueue => ({
  async send(ids, formats) {
    const messages = chunksOf(ids, idsPerMessage).map((some) => {
      const signIds = some.filter(isSign);
      const printingIds = some.filter(isPrinting);
      const body: ImagesWanted = {
        ...{ version: 1, printingIds },
        ...(signIds.length > 0 && { signIds }),
        ...(formats && { formats: [...formats] }),
      };
      return { body };
    });
    await sendMessages(sqs, queueUrl, messages);
  },
});

/** In the queue of pictures: they are decoded there as others are. */
export const sqsOwnPictureQueue = (sqs: SQSClient, queueUrl: string): OwnPictureQueue => ({
  async send(work) {
    const body: OwnPictureWanted = { version: 1, ...work };
    await sendMessage(sqs, queueUrl, { body });
  },
});
