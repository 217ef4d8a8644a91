import type { Clock } from "#shared/kernel/clock.ts";
import { type Deadline, deadlineAt } from "#shared/kernel/deadline.ts";

/**
 * From asking for a render to its end, done or failed; waiting for its turn and tries after a
 * worker's death included. Three workers may use up their five minutes one after the other.
 */
export const renderMinutes = 15;
/** Workers stop so long before: nobody is shown `done` after `failed`. */
const lateWriteMs = 10_000;

/** What the owner of a render reads that was not finished in time. */
export const tooLate =
  `The render was not finished within ${renderMinutes} minutes. Ask again: the pages that were ` +
  "drawn are kept, and drawing goes on with the next.";

/** The moment from which a render that has not ended has failed. */
export const failedFrom = (createdAt: string): Date =>
  new Date(Date.parse(createdAt) + renderMinutes * 60_000);

/** The time that workers have for a render, all tries together. */
export const drawingTime = (createdAt: string, clock: Clock): Deadline =>
  deadlineAt(new Date(failedFrom(createdAt).getTime() - lateWriteMs), clock);
