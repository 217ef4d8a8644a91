import type { ComeBack } from "#shared/kernel/come-back.ts";
import { deadlineAt, earliestOf, within } from "#shared/kernel/deadline.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { type DrawnReport, type DrawTurnPorts, drawTurn } from "./draw-turn.ts";
import { drawingTime, tooLate } from "./render-deadline.ts";
import { RenderGone } from "./render-progress.ts";
import type { RenderName } from "./render-store.ts";
import { turnOf } from "./render-turn.ts";

export type RenderReport = { readonly outcome: "not_wanted" } | DrawnReport | ComeBack;

/** One try at a render. */
export interface DrawingTry {
  /** Counted from 1. */
  readonly attempt: number;
  /** What is left of the worker's own time, in milliseconds. */
  readonly leftMs: number;
}

/**
 * Draws a render: fetches pictures of cards that have none, for some seconds, then draws page after
 * page with what there is. A second delivery of the message draws nothing that is there; one after
 * a worker's death, or after a turn while others wait, goes on where it stopped. Whatever hangs, this
 * ends before the worker's time does, and before the render's.
 *
 * @throws MessageError `permanent` when its plan is not there or its time is over; `transient`, to be
 * tried again soon, for all else
 */
export async function drawRender(
  name: RenderName,
  { attempt, leftMs }: DrawingTry,
  ports: DrawTurnPorts,
): Promise<RenderReport> {
  const { renders, clock } = ports;
  const workerEnds = new Date(clock().getTime() + leftMs - partingMs);
  const begun = await renders.begin(name, clock().toISOString());
  if (begun === "gone") return { outcome: "not_wanted" };
  const whole = drawingTime(begun.createdAt, clock);
  const time = earliestOf(whole, deadlineAt(workerEnds, clock));
  try {
    const turn = turnOf(whole, ports);
    return await within(time, () => drawTurn(name, { begun, attempt, time, turn }, ports));
  } catch (error) {
    if (error instanceof RenderGone) return { outcome: "not_wanted" };
    if (whole.leftMs() === 0) throw new MessageError("permanent", tooLate, { cause: error });
    if (error instanceof MessageError) throw error;
    const retryAfterSeconds = pauseSeconds * 2 ** (attempt - 1);
    throw new MessageError("transient", reasonOf(error), { retryAfterSeconds, cause: error });
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A worker keeps so much of its time for saying how it ended. */
const partingMs = 15_000;
/** Between the first two tries at a render; twice as long each time. */
const pauseSeconds = 15;
