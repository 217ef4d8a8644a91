import { ComeBack } from "#shared/kernel/come-back.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { DrawingQueue } from "../../images/index.ts";
import { type RenderCardsDeps, renderCards } from "../render-cards.ts";
import type { PictureWantedEvent } from "./picture-wanted-event.ts";

export interface DrawInAdvanceDeps extends RenderCardsDeps {
  /** What waits to be drawn, above all for people. */
  readonly drawing: DrawingQueue;
}

/** So long people's pictures go first; from then on this one waits among them, or it would never be drawn where many ask. */
const patientMs = 30 * 60_000;
/** Nobody draws what was wanted a day ago: by now something newer is wanted, or nothing is. */
const lateMs = 24 * 3_600_000;
/** Between two looks whether people wait. */
const lookSeconds = 20;

/**
 * Has a picture drawn that nobody waits for, as its subject is by now. Whoever wants it later asks for the very same and has it at once.
 *
 * An event that comes twice has one render. What cannot be drawn, such as a collection that is empty or gone by now, is done with: nobody can
 * mend it, and an event follows when it changes.
 */
export async function drawInAdvance(
  { id, at, detail }: Pick<PictureWantedEvent, "id" | "at" | "detail">,
  deps: DrawInAdvanceDeps,
) {
  const ageMs = deps.clock().getTime() - Date.parse(at);
  if (ageMs > lateMs) return { outcome: "late" };
  const waiting = ageMs < patientMs ? await deps.drawing.waiting() : 0;
  if (waiting > 0) return new ComeBack(lookSeconds, { outcome: "others_first", waiting });
  const { purpose, ...wanted } = detail;
  try {
    const asked = { ...wanted, purpose, idempotencyKey: `picture.wanted ${id}` };
    const { state, cardsTotal } = await renderCards(asked, deps);
    return { outcome: state === "done" ? "there" : "asked", cards: cardsTotal };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === "request.too_many"
      ? new ComeBack(secondsIn(error), { outcome: "allowance" })
      : { outcome: "not_drawn", reason: error.code };
  }
}

/** When there is more of what is used up. */
function secondsIn({ facts: { retryAfterSeconds } }: DomainError): number {
  return typeof retryAfterSeconds === "number" ? retryAfterSeconds : lookSeconds;
}
