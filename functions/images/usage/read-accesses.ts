import { Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import { type Access, accessReader } from "./access-line.ts";
import type { AccessLogs, UseLedgers } from "./usage-ports.ts";
import { type Looked, newLedger, withUses } from "./use-ledger.ts";

export interface ReadAccessPorts {
  readonly accessLogs: AccessLogs;
  readonly ledgers: UseLedgers;
  readonly clock: Clock;
}

/** What was read in one go. */
export interface AccessReport {
  readonly files: number;
  readonly requests: number;
  /** Of these, those of which it is known whether the CDN had the picture. */
  readonly hits: number;
  readonly misses: number;
  /** Whether there are none left. */
  readonly isDone: boolean;
}

/** Files between two writes of the ledger: some of a day's two thousand. */
const filesAtOnce = 300;

/**
 * Notes in the ledger which pictures people have looked at, and removes what it was read from: who they were is nobody's
 * business. Files are removed once the ledger is written, so that a worker that takes over reads them again, which changes nothing.
 */
export async function readAccesses(
  time: Deadline,
  { accessLogs, ledgers, clock }: ReadAccessPorts,
): Promise<AccessReport> {
  const report = { files: 0, requests: 0, hits: 0, misses: 0 };
  while (time.leftMs() > 0) {
    const files = await accessLogs.some(filesAtOnce);
    const known = await ledgers.read();
    if (files.length === 0 && known) return { ...report, isDone: true };
    const { looks, read } = await looksIn(files, time, accessLogs);
    const ledger = withUses(known?.ledger ?? newLedger(utcDay(clock())), looks.all());
    // Somebody else has read them, too: they say the same next time.
    if (!(await ledgers.write(ledger, known?.version))) continue;
    await accessLogs.remove(read);
    report.files += read.length;
    for (const name of ["requests", "hits", "misses"] as const) report[name] += looks.counts[name];
  }
  return { ...report, isDone: false };
}

async function looksIn(files: readonly string[], time: Deadline, accessLogs: AccessLogs) {
  const looks = looksOfFiles();
  const read: string[] = [];
  for (const file of files) {
    if (time.leftMs() === 0) break;
    await looks.add(accessLogs.lines(file));
    read.push(file);
  }
  return { looks, read };
}

/** Gathers what lines say: a picture that thousands look at on a day is one look. */
function looksOfFiles() {
  const found = new Map<string, Looked>();
  const counts = { requests: 0, hits: 0, misses: 0 };
  const note = (access: Access) => {
    counts.requests += 1;
    if (access.isHit !== undefined) counts[access.isHit ? "hits" : "misses"] += 1;
    const looked = access.isServed ? lookedIn(access) : undefined;
    if (looked) found.set(`${access.day} ${access.path}`, looked);
  };
  return {
    counts,
    all: (): readonly Looked[] => [...found.values()],
    async add(lines: AsyncIterable<string>): Promise<void> {
      const accessIn = accessReader();
      for await (const line of lines) {
        const access = accessIn(line);
        if (access) note(access);
      }
    },
  };
}

function lookedIn({ path, day }: Access): Looked | undefined {
  const [, picture, file] = hosted.exec(path) ?? [];
  return picture && file ? { picture: Sha256.parse(picture), file, day } : undefined;
}

const hosted = /^\/hosted\/([0-9a-f]{64})\/(original|\d{1,5}\.(?:webp|jpg|avif))$/;
