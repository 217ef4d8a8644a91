import * as z from "zod";
import { ImagesWanted } from "#schemas/messages/images-wanted.ts";
import { OwnPictureWanted } from "#schemas/messages/own-picture-wanted.ts";
import { PictureRunWanted } from "#schemas/messages/picture-run-wanted.ts";
import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { count } from "#shared/observability/count.ts";
import { discardPicture } from "../own/discard-picture.ts";
import { makePicture } from "../own/make-picture.ts";
import { tidyPictures } from "../own/tidy-pictures.ts";
import { mirrorImages } from "../pictures/mirror-images.ts";
import { goOnFetching } from "../runs/go-on-fetching.ts";
import { runtime } from "../runtime.mirror.ts";
import { cleanPictures } from "../usage/clean-pictures.ts";
import type { AccessReport } from "../usage/read-accesses.ts";

/** Worker of the queue of pictures, which cleans up among them once a day. Whoever has uploaded a file that it gives up hears that it is refused, and a run that it gives up has failed. */
export const handler = queueHandler(
  z.union([ImagesWanted, OwnPictureWanted, PictureRunWanted, QueuedOccasion]),
  runtime,
  async (message, deps) => {
    if ("time" in message) return cleanPictures({ ...deps, onRead: countAccesses });
    if ("pictureRun" in message) return goOnFetching(message.pictureRun.runId, deps);
    if ("check" in message) return makePicture(message.check, deps);
    if ("discard" in message) return discardPicture(message.discard, deps);
    if ("tidy" in message) return tidyPictures(message.tidy.userId, deps);
    return mirrorImages(message, deps);
  },
  {
    async giveUp(message, { uploads, pictureRuns, clock }, reason) {
      if ("check" in message) {
        await uploads.refuse(message.check, "The file could not be decoded.");
      }
      if ("pictureRun" in message) {
        const end = { state: "failed", at: clock().toISOString(), reason } as const;
        await pictureRuns.end(message.pictureRun.runId, end);
      }
    },
    causeIn: (body) => QueuedOccasion.safeParse(body).data?.id,
  },
);

/** Only the CDN knows how often it had a picture, and says so in its logs. */
function countAccesses({ requests, hits, misses }: AccessReport): void {
  if (requests > 0) count("pictureAccesses", {}, { PictureHits: hits, PictureMisses: misses });
}
