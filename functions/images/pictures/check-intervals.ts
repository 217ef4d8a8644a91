import type { ImageRecord } from "#schemas/storage/image-items.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long a picture that is there is believed to be the newest. */
const presentMs = 7 * dayMs;

/**
 * How long to wait before a source is asked again, after the first check in a row that brought no
 * picture, the second and so on; the last counts for all that follow.
 *
 * Trouble passes within minutes as a rule, and what a proxy put in a picture's place goes with it.
 * That a source has no picture is a statement; new sets get theirs within days.
 */
const waitsMs = {
  missing: [dayMs, 2 * dayMs, 4 * dayMs, 7 * dayMs],
  broken: [minuteMs, 10 * minuteMs, hourMs, 6 * hourMs, dayMs, 3 * dayMs, 7 * dayMs],
  unreachable: [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs],
  refused: [hourMs, 6 * hourMs, dayMs, 3 * dayMs, 7 * dayMs],
} as const;

export type BadAnswer = keyof typeof waitsMs;

/** A source that asks for a longer pause than this is asked all the same. */
const longestWaitMs = 7 * dayMs;

/** When a picture that is there is asked for again. */
export const afterPicture = (now: Date): string => later(now, presentMs);

/**
 * When a source is asked again that gave no picture.
 *
 * @param badAnswers in a row, this one included
 * @param retryAfterSeconds what the source asked for; it only makes the wait longer
 */
export function afterBadAnswer(
  answer: BadAnswer,
  badAnswers: number,
  now: Date,
  retryAfterSeconds = 0,
): string {
  const waits = waitsMs[answer];
  const waitMs = waits[Math.min(badAnswers, waits.length) - 1] ?? longestWaitMs;
  return later(now, Math.min(longestWaitMs, Math.max(waitMs, retryAfterSeconds * 1000)));
}

/** Whether the source is to be asked about a card's picture, for the first time or again. */
export function isDue(record: ImageRecord | undefined, sourceUrl: string, now: Date): boolean {
  if (!record || record.sourceUrl !== sourceUrl || !record.nextCheckAt) return true;
  return now.getTime() >= Date.parse(record.nextCheckAt);
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
