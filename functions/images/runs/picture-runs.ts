import type { PictureRun } from "#schemas/images/picture-run.ts";
import type { PictureRunItem } from "#schemas/storage/picture-run-items.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Runs that fetch pictures in advance. */
export interface PictureRuns {
  /** @returns `taken` when there is a run of this id, or one that this request has made */
  create(run: PictureRunItem, request: RequestNote | undefined): Promise<"created" | "taken">;
  /** The run that a request with this key has made. */
  requested(
    keyHash: Sha256,
  ): Promise<{ readonly requestHash: string; readonly runId: Ulid } | undefined>;
  find(id: Ulid): Promise<PictureRunItem | undefined>;
  /**
   * Newest first.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(page: PageRequest): Promise<Page<PictureRun>>;
  /**
   * Writes how far an open run has come.
   *
   * @param run as it is to be; its `step` is that of the run that was read
   * @returns the run with its next step, or undefined where somebody else was there before, or it has ended
   */
  advance(run: PictureRunItem): Promise<PictureRunItem | undefined>;
  /** Ends an open run. */
  end(
    id: Ulid,
    end: {
      readonly state: "done" | "stopped" | "failed";
      readonly at: string;
      readonly reason?: string;
    },
  ): Promise<"ended" | "not_open">;
}

/** Has a run go on. Asking twice does no harm. */
export interface PictureRunQueue {
  send(runId: Ulid): Promise<void>;
}

/** How much of other people's work waits in the queue of pictures. */
export interface MirrorQueue {
  /** Messages that wait for a worker, about. */
  waiting(): Promise<number>;
}
