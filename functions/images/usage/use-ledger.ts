import type { Day, Sha256 } from "#schemas/values.ts";
import { dayNumber, daysBetween } from "#shared/kernel/days.ts";

/** When a file was last looked at, in days since 1970, and on how many days it was. */
export interface FileUse {
  readonly day: number;
  readonly days: number;
}

/** Uses of the files of each picture, by their names below it. */
export type Uses = ReadonlyMap<Sha256, ReadonlyMap<string, FileUse>>;

/** What is known of the use of hosted pictures. */
export interface UseLedger {
  /** Since when every access is known. */
  readonly since: Day;
  /** The newest day of which accesses are known; absent before the first. */
  readonly readOn?: Day | undefined;
  readonly uses: Uses;
  /** Files that no record names any more, and since when; by picture and name. */
  readonly unlisted: ReadonlyMap<string, Day>;
  /** When unused files were last looked for. */
  readonly sweptOn?: Day | undefined;
  /** The file after which that look goes on, by picture and name; absent while none is under way. */
  readonly sweepAfter?: string | undefined;
}

export const newLedger = (today: Day): UseLedger => ({
  since: today,
  uses: new Map(),
  unlisted: new Map(),
});

/** A file that was looked at on a day. */
export interface Looked {
  readonly picture: Sha256;
  readonly file: string;
  readonly day: Day;
}

/** After so many days without any log something was wrong with the logs, and not with the pictures. */
const longestGapDays = 7;

/**
 * The ledger with further accesses, which may come late and more than once. Where days are missing before them, what was not
 * seen until then may have been looked at all the same: it is counted from now on.
 */
export function withUses(ledger: UseLedger, looked: readonly Looked[]): UseLedger {
  if (looked.length === 0) return ledger;
  const days = looked.map(({ day }) => day).sort();
  const [first = ledger.since, last = ledger.since] = [days[0], days.at(-1)];
  const isGap = daysBetween(ledger.readOn ?? ledger.since, first) > longestGapDays;
  const uses = new Map(ledger.uses);
  for (const [picture, own] of Map.groupBy(looked, (one) => one.picture)) {
    const files = new Map(uses.get(picture));
    for (const { file, day } of own) files.set(file, later(files.get(file), dayNumber(day)));
    uses.set(picture, files);
  }
  return {
    ...ledger,
    ...(isGap && { since: first }),
    readOn: last > (ledger.readOn ?? "") ? last : ledger.readOn,
    uses,
  };
}

function later(use: FileUse | undefined, day: number): FileUse {
  if (!use) return { day, days: 1 };
  // What comes late says nothing new of when it was last looked at.
  return day > use.day ? { day, days: use.days + 1 } : use;
}

/** The day on which a file was last looked at, as far as anybody can say: it lay there at least, and nothing was known before. */
export function lastUseOf(
  { since, uses }: Pick<UseLedger, "since" | "uses">,
  { picture, file, storedOn }: { picture: Sha256; file: string; storedOn: Day },
): number {
  const seen = uses.get(picture)?.get(file)?.day ?? 0;
  return Math.max(seen, dayNumber(since), dayNumber(storedOn));
}
