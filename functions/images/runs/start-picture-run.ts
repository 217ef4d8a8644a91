import { ulid } from "ulid";
import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { PictureRun } from "#schemas/images/picture-run.ts";
import type { PictureRunItem } from "#schemas/storage/picture-run-items.ts";
import { type Game, type SetId, Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import { type CatalogStore, noSuchSet } from "../../catalog/index.ts";
import type { PictureRunQueue, PictureRuns } from "./picture-runs.ts";
import { runView } from "./watch-picture-runs.ts";

export interface StartPictureRunPorts {
  readonly pictureRuns: PictureRuns;
  readonly pictureRunQueue: PictureRunQueue;
  readonly catalog: Pick<CatalogStore, "set">;
  readonly clock: Clock;
}

/** A game or a set, and not both. */
export interface WhichPictures {
  readonly game?: Game | undefined;
  readonly setId?: SetId | undefined;
}

/**
 * Begins to fetch all pictures of a game or of a set.
 *
 * @throws DomainError `catalog.no_such_set`, `request.key_reused`
 */
export async function startPictureRun(
  which: WhichPictures,
  idempotencyKey: string | undefined,
  ports: StartPictureRunPorts,
): Promise<PictureRun> {
  const note = requestNote(idempotencyKey, which);
  const before = note && (await startedBefore(note, ports));
  if (before) return before;
  const run = newRun(await checked(which, ports), ports.clock());
  if ((await ports.pictureRuns.create(run, note)) === "taken") {
    // A twin with the same key was faster.
    const twin = note && (await startedBefore(note, ports));
    if (twin) return twin;
    throw new Error(`The run ${run.id} exists already.`);
  }
  await ports.pictureRunQueue.send(run.id);
  return runView(run);
}

async function checked({ game, setId }: WhichPictures, { catalog }: StartPictureRunPorts) {
  if (setId === undefined) {
    if (game === undefined) throw new Error("A run is about a game or a set.");
    return { game };
  }
  if (!(await catalog.set(setId))) throw noSuchSet(setId);
  return { game: gamePartOf(setId), setId };
}

function newRun(
  which: Pick<PictureRunItem, "setId"> & { game: string },
  now: Date,
): PictureRunItem {
  return {
    ...{ id: Ulid.parse(ulid(now.getTime())), ...which, state: "queued" },
    ...{ createdAt: now.toISOString(), setsDone: 0, step: 0 },
    pictures: { present: 0, missing: 0, failed: 0 },
  };
}

/** Whoever created it may have died before the message; a second one does no harm. */
async function startedBefore(
  note: RequestNote,
  { pictureRuns, pictureRunQueue }: StartPictureRunPorts,
): Promise<PictureRun | undefined> {
  const known = await pictureRuns.requested(note.keyHash);
  if (!known) return undefined;
  refuseOtherRequest(note, known);
  const run = await pictureRuns.find(known.runId);
  if (!run) throw keyReused();
  if (run.state === "queued") await pictureRunQueue.send(run.id);
  return runView(run);
}
