import * as z from "zod";
import { PictureRun } from "../images/picture-run.ts";
import { PrintingId, SetId, Sha256, Ulid } from "../values.ts";

/**
 * Runs that fetch pictures in advance, in the table `pictures`:
 *
 *     pk  PICTURERUNS      sk  RUN#<id>               a run, newest last
 *                          sk  REQUEST#<hash>         which run an idempotency key made
 */
export const pictureRunsPartition = "PICTURERUNS";
export const pictureRunPrefix = "RUN#";
export const pictureRunKey = (id: Ulid) => ({
  pk: pictureRunsPartition,
  sk: `${pictureRunPrefix}${id}`,
});
export const pictureRunRequestKey = (keyHash: Sha256) => ({
  pk: pictureRunsPartition,
  sk: `REQUEST#${keyHash}`,
});
/** A run is remembered for ninety days. */
export const rememberedRunSeconds = 90 * 86_400;

/** As far as a run has come: the set at hand, and the last of its cards that was looked at, if any was. */
export const RunPlace = z.object({ setId: SetId, after: PrintingId.optional() });
export type RunPlace = z.output<typeof RunPlace>;

export const PictureRunItem = PictureRun.extend({
  /** Counts what was written, so that of two workers with one message one goes on. */
  step: z.int().nonnegative(),
  /** Absent until it has begun. */
  place: RunPlace.optional(),
});
export type PictureRunItem = z.output<typeof PictureRunItem>;

export const PictureRunRequestItem = z.object({ requestHash: Sha256, runId: Ulid });
