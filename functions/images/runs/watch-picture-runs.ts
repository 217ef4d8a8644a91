import { PictureRun } from "#schemas/images/picture-run.ts";
import type { PictureRunItem } from "#schemas/storage/picture-run-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { noSuchPictureRun } from "../errors.ts";
import type { PictureRuns } from "./picture-runs.ts";

export interface WatchPictureRunPorts {
  readonly pictureRuns: PictureRuns;
}

/** What is told of a run: not where its worker is. */
export const runView = (run: PictureRunItem): PictureRun => PictureRun.parse(run);

/** @throws DomainError `images.no_such_picture_run` */
export async function getPictureRun(
  id: Ulid,
  { pictureRuns }: WatchPictureRunPorts,
): Promise<PictureRun> {
  const run = await pictureRuns.find(id);
  if (!run) throw noSuchPictureRun(id);
  return runView(run);
}

/**
 * Stops a run; its worker goes no further than the pictures at hand. One that has ended stays as it is.
 *
 * @throws DomainError `images.no_such_picture_run`
 */
export async function stopPictureRun(
  id: Ulid,
  ports: WatchPictureRunPorts & { readonly clock: Clock },
): Promise<PictureRun> {
  await ports.pictureRuns.end(id, { state: "stopped", at: ports.clock().toISOString() });
  return getPictureRun(id, ports);
}
