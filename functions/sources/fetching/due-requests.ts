import type { SyncMode } from "#schemas/messages/unit-due.ts";
import type { SeenAnswer } from "#schemas/storage/seen-shard.ts";
import { politeness } from "#shared/upstreams/politeness.ts";
import type { Listed } from "../port/source.ts";

/** Every card is asked for once in so many days, whatever its list says. */
export const rollingDays = 7;
const dayMs = 86_400_000;
/** Two daily runs are hardly ever exactly a day apart. */
const freshMs = dayMs * 0.75;

export interface DueContext {
  readonly mode: SyncMode;
  /** When the run began: what was asked since then is not asked again by it. */
  readonly startedAt: string;
  readonly now: Date;
}

/** Whether an answer says that it came at a moment that is still to come: nobody knows then when it did. */
export const isAhead = (checkedAt: string, now: Date): boolean =>
  Date.parse(checkedAt) > now.getTime() + politeness.mostAheadMs;

/** Whether a request was asked for since a run began. */
export const isAskedSince = (startedAt: string, checkedAt: string, now: Date): boolean =>
  checkedAt >= startedAt && !isAhead(checkedAt, now);

/**
 * Which of a unit's listed names want a request: new ones, those of which the list says something
 * else than before, those that failed, and those whose turn it is in the rolling week; all, when
 * the run is a full one; and those that were last asked for at a moment still to come. A name that this run has asked for with success is never due.
 *
 * @param answer what the name answered last; undefined when it has never been asked for
 */
export function isDue(
  listed: Listed,
  answer: SeenAnswer | undefined,
  context: DueContext,
): boolean {
  if (!answer || answer.failed || answer.mark !== listed.mark) return true;
  if (isAskedSince(context.startedAt, answer.checkedAt, context.now)) return false;
  if (context.mode === "full" || isAhead(answer.checkedAt, context.now)) return true;
  const ageMs = context.now.getTime() - Date.parse(answer.checkedAt);
  // A slice whose day was missed, because nothing ran, is made up for.
  if (ageMs >= (rollingDays + 1) * dayMs) return true;
  const day = Math.floor(context.now.getTime() / dayMs);
  return ageMs >= freshMs && sliceOf(listed.name) === day % rollingDays;
}

/** The day of the rolling week on which a name has its turn: equal for equal names, evenly spread. */
export function sliceOf(name: string): number {
  let hash = 0;
  for (const character of name)
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % rollingDays;
}
