import { daysOfAnswers } from "#schemas/lake/registered-sources.ts";
import { dayOfKey } from "#schemas/storage/lake.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

/** So many days after an answer came it is read at the latest: its message, and the letter of that, live no longer. */
const daysToRead = 14;

/**
 * Whether a body in the lake may stand for one that comes now. One of a source whose answers are deleted must outlive
 * whoever reads the newest line that names it; of other sources every one does.
 *
 * @param packKey of the pack whose line has it; absent where none does
 * @param at when it comes, ISO 8601
 */
export function isBodyKept(source: string, packKey: string | undefined, at: string): boolean {
  const days = ownValue(daysOfAnswers, source);
  if (days === undefined || packKey === undefined) return true;
  return at.slice(0, 10) <= dayAfter(dayOfKey(packKey), days - daysToRead);
}
