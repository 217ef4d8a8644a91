import type { ExportItem } from "#schemas/storage/export-items.ts";
import { exportDays } from "#schemas/storage/export-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import {
  type Deadline,
  deadlineAt,
  earliestOf,
  stillInTime,
  within,
} from "#shared/kernel/deadline.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { failedFrom, tooLate } from "./export-end.ts";
import type { ExportFiles } from "./export-files.ts";
import type { ExportMade, ExportName, ExportStore } from "./export-store.ts";
import { exportTally } from "./export-tally.ts";
import { writerOf } from "./export-writers.ts";
import { fileNameOfExport } from "./file-name.ts";
import { type MissingLines, missingExport } from "./missing-export.ts";
import { type ContentDeps, storedContent } from "./stored-content.ts";
import { ExportGone, watched } from "./watched-content.ts";

export interface WriteExportPorts extends ContentDeps {
  readonly exports: Pick<ExportStore, "begin" | "advance" | "finish" | "fail">;
  readonly files: ExportFiles;
  /** What somebody lacks, as lines. */
  readonly missing: MissingLines;
  readonly clock: Clock;
}

export interface ExportReport {
  /** `refused`: what was asked for is not there, or cannot be read. */
  readonly outcome: "written" | "not_wanted" | "refused";
  readonly items?: number;
  readonly bytes?: number;
}

/** A worker keeps so much of its time for saying how it ended. */
const partingMs = 15_000;

/**
 * Writes the file of an export, from its first byte to its last. A second delivery of the message finds it done; one after a worker's
 * death writes the same bytes again, as long as nobody has changed anything. A file that is half written is never seen.
 *
 * @param leftMs what is left of the worker's own time
 * @throws MessageError `permanent` when the export's time is over
 */
export async function writeExport(
  name: ExportName,
  { leftMs }: { readonly leftMs: number },
  ports: WriteExportPorts,
): Promise<ExportReport> {
  const { exports, files, clock } = ports;
  const workerEnds = new Date(clock().getTime() + leftMs - partingMs);
  const begun = await exports.begin(name, clock().toISOString());
  if (begun === "gone") return { outcome: "not_wanted" };
  // Nobody is told that it is done after they were told that it has failed.
  const whole = deadlineAt(failedFrom(begun), clock);
  const time = earliestOf(whole, deadlineAt(workerEnds, clock));
  try {
    const made = await within(time, () => madeOf(begun, { ...name, time }, ports));
    const at = clock().toISOString();
    if ((await exports.finish(name, made, at)) === "saved") {
      return { outcome: "written", items: made.counts.items, bytes: made.file.bytes };
    }
    // Its owner has deleted it meanwhile.
    await files.remove(begun.id);
    return { outcome: "not_wanted" };
  } catch (error) {
    if (error instanceof ExportGone) return { outcome: "not_wanted" };
    if (whole.leftMs() === 0) throw new MessageError("permanent", tooLate, { cause: error });
    if (!(error instanceof DomainError)) throw error;
    await exports.fail(name, { error: error.message, at: clock().toISOString() });
    return { outcome: "refused" };
  }
}

async function madeOf(
  item: ExportItem,
  { time, ...name }: ExportName & { readonly time: Deadline },
  ports: WriteExportPorts,
): Promise<ExportMade> {
  const { format, subject, id } = item;
  const { contentType, ending, bytes: bytesOf } = writerOf(format);
  const tally = exportTally();
  const keep = async (bytes: AsyncIterable<Uint8Array>, about: string | undefined) => {
    const fileName = fileNameOfExport(item, about, ending);
    const size = await ports.files.keep(id, inTime(bytes, time), { contentType, fileName });
    const expiresAt = new Date(ports.clock().getTime() + exportDays * 86_400_000).toISOString();
    const file = { name: fileName, contentType, bytes: size, expiresAt };
    return { file, counts: tally.counts(), leftOut: tally.leftOut() };
  };
  if (subject.kind === "missing") {
    const { bytes, about } = await missingExport({ ...subject, userId: name.userId }, tally, ports);
    return keep(bytes, about);
  }
  const content = await storedContent({ ...item, userId: name.userId }, ports);
  for (let at = 0; at < content.absent; at += 1) tally.lost("items that are not there");
  return keep(bytesOf(watched(content, name, ports), tally), content.name);
}

async function* inTime(bytes: AsyncIterable<Uint8Array>, time: Deadline) {
  for await (const piece of bytes) {
    stillInTime(time);
    yield piece;
  }
}
