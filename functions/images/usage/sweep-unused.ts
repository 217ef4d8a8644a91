import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { Day, Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { dayNumber, daysBetween, utcDay } from "#shared/kernel/days.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import { namesFile, withoutFiles } from "./named-files.ts";
import type { MadeFile, MadeFiles, RecordPages, UseLedgers } from "./usage-ports.ts";
import { lastUseOf, type UseLedger } from "./use-ledger.ts";

export interface SweepPorts {
  readonly ledgers: UseLedgers;
  readonly madeFiles: MadeFiles;
  readonly recordPages: RecordPages;
  readonly records: Pick<ImageRecords, "find" | "save">;
  readonly clock: Clock;
}

export interface SweepReport {
  readonly files: number;
  /** Taken out of records: nobody is led there any more. */
  readonly unlisted: number;
  readonly removed: number;
  readonly isDone: boolean;
}

/** Between two looks for unused files. */
const everyDays = 7;
/** Redirects are kept for a week; so long after it was unlisted somebody may still be led to a file. */
const ledDays = 8;

/** Whether it is time to look for unused files: a week after the last look, or while one is under way. */
export const isSweepDue = ({ sweptOn, sweepAfter }: UseLedger, now: Date): boolean =>
  sweepAfter !== undefined || !sweptOn || daysBetween(sweptOn, utcDay(now)) >= everyDays;

/**
 * Removes what was made of pictures and nobody has looked at for so long; originals stay, and it is made of these again
 * when somebody asks. First the records stop naming it, and a week later, when no redirect leads there any more, it goes; unless it
 * was made again meanwhile.
 *
 * @param unusedDays how long nobody has looked at it; undefined where nothing is removed
 */
export async function sweepUnused(
  unusedDays: number | undefined,
  time: Deadline,
  ports: SweepPorts,
): Promise<SweepReport> {
  const report = { files: 0, unlisted: 0, removed: 0 };
  const known = await ports.ledgers.read();
  if (!known) return { ...report, isDone: true };
  const { ledger, version } = known;
  const today = utcDay(ports.clock());
  if (unusedDays === undefined) {
    await ports.ledgers.write({ ...ledger, sweptOn: today }, version);
    return { ...report, isDone: true };
  }
  const sweep: Sweep = { today, owners: await ownersOf(ports.recordPages), report };
  const unlisted = new Map(ledger.unlisted);
  let after = ledger.sweepAfter;
  let isDone = true;
  for await (const page of ports.madeFiles.list(after)) {
    const unused = unusedOf(page, { ...ledger, unlisted }, { today, unusedDays });
    for (const [picture, files] of Map.groupBy(unused, (one) => one.picture)) {
      await sweepPicture({ picture, files, unlisted }, sweep, ports);
    }
    report.files += page.length;
    after = page.map(nameOf).at(-1) ?? after;
    isDone = time.leftMs() > 0;
    if (!isDone) break;
  }
  const next = isDone ? { sweptOn: today, sweepAfter: undefined } : { sweepAfter: after };
  await ports.ledgers.write({ ...ledger, unlisted, ...next }, version);
  return { ...report, isDone };
}

/** The files of a page that nobody has looked at for so long; of the others it is forgotten that they were unlisted. */
function unusedOf(
  page: readonly MadeFile[],
  ledger: UseLedger & { readonly unlisted: Map<string, Day> },
  { today, unusedDays }: { readonly today: Day; readonly unusedDays: number },
): readonly MadeFile[] {
  return page.filter((file) => {
    const isUnused = dayNumber(today) - lastUseOf(ledger, file) >= unusedDays;
    if (!isUnused) ledger.unlisted.delete(nameOf(file));
    return isUnused;
  });
}

const nameOf = ({ picture, file }: Pick<MadeFile, "picture" | "file">) => `${picture}/${file}`;

interface Sweep {
  readonly today: Day;
  /** Whose picture a hash is: of one card as a rule, of several where their sources show the same. */
  readonly owners: ReadonlyMap<Sha256, readonly ImageRecord[]>;
  readonly report: { unlisted: number; removed: number };
}

interface Unused {
  readonly picture: Sha256;
  readonly files: readonly MadeFile[];
  readonly unlisted: Map<string, Day>;
}

async function sweepPicture(
  { picture, files, unlisted }: Unused,
  { today, owners, report }: Sweep,
  ports: SweepPorts,
): Promise<void> {
  const own = owners.get(picture) ?? [];
  const isNamed = ({ file }: MadeFile) => own.some((record) => namesFile(record, file));
  const named = files.filter(isNamed);
  if (named.length > 0) await unlist(own, named, ports);
  for (const file of named) unlisted.set(nameOf(file), today);
  report.unlisted += named.length;
  const forgotten = files.filter((file) => !isNamed(file));
  const isOver = (file: MadeFile) =>
    daysBetween(unlisted.get(nameOf(file)) ?? today, today) >= ledDays;
  const over = forgotten.filter(isOver);
  for (const file of forgotten) {
    if (isOver(file)) unlisted.delete(nameOf(file));
    else unlisted.set(nameOf(file), unlisted.get(nameOf(file)) ?? today);
  }
  if (over.length === 0) return;
  await ports.madeFiles.remove(over);
  // Whoever has made it again in this very moment makes it once more.
  await unlist(own, over, ports);
  report.removed += over.length;
}

async function ownersOf(pages: RecordPages): Promise<Sweep["owners"]> {
  const owners = new Map<Sha256, ImageRecord[]>();
  for await (const page of pages.all()) {
    for (const record of page) {
      const { sha256, files } = record;
      if (sha256 && files) owners.set(sha256, [...(owners.get(sha256) ?? []), record]);
    }
  }
  return owners;
}

/** A record that was checked meanwhile is left to the next look. */
async function unlist(
  records: readonly ImageRecord[],
  files: readonly MadeFile[],
  ports: Pick<SweepPorts, "records">,
): Promise<void> {
  const gone = files.map(({ file }) => file);
  for (const { printingId, sha256 } of records) {
    const record = (await ports.records.find([printingId])).get(printingId);
    if (!record || record.sha256 !== sha256) continue;
    if (!gone.some((file) => namesFile(record, file))) continue;
    await ports.records.save(withoutFiles(record, gone), record);
  }
}
