import type { ExportItem } from "#schemas/storage/export-items.ts";

/** From asking for an export to its end: three workers may use up their five minutes one after the other. */
export const exportMinutes = 20;

/** What the owner of an export reads that was not finished in time. */
export const tooLate =
  `The file was not finished within ${exportMinutes} minutes. ` +
  "Ask again, for one collection at a time where there are many.";
/** What the owner of an export reads that was given up. */
export const apology =
  "The file could not be written, although it was tried several times. Ask again.";

/** Whether somebody may still write it. */
export const isOpen = ({ state }: Pick<ExportItem, "state">): boolean =>
  state === "queued" || state === "running";

/** The moment from which an export that has not ended has failed. */
export const failedFrom = ({ createdAt }: Pick<ExportItem, "createdAt">): Date =>
  new Date(Date.parse(createdAt) + exportMinutes * 60_000);

/** An export whose time is over has failed, whatever its last state says: workers die without a word. */
export function honest(item: ExportItem, now: Date): ExportItem {
  if (!isOpen(item) || now < failedFrom(item)) return item;
  return { ...item, state: "failed", error: tooLate };
}

const longestSeconds = 10;

/** In how many seconds it is worth looking again; undefined of one that has ended. */
export function lookAgainSeconds(item: ExportItem, now: Date): number | undefined {
  if (!isOpen(item)) return undefined;
  const ageSeconds = (now.getTime() - Date.parse(item.createdAt)) / 1000;
  return Math.min(longestSeconds, Math.max(1, Math.round(ageSeconds / 2)));
}
