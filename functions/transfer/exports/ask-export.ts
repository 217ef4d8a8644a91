import { ulid } from "ulid";
import type { ExportItem } from "#schemas/storage/export-items.ts";
import type { ExportFormat } from "#schemas/transfer/export-format.ts";
import type { ExportSubject } from "#schemas/transfer/export-subject.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import { type CountedCollections, noSuchCollection } from "../../collections/index.ts";
import { tooManyExports } from "../export-errors.ts";
import { honest, isOpen } from "./export-end.ts";
import type { ExportQueue } from "./export-queue.ts";
import type { ExportStore } from "./export-store.ts";

export interface AskExportPorts {
  readonly exports: ExportStore;
  readonly exportQueue: ExportQueue;
  readonly counted: Pick<CountedCollections, "get">;
  readonly clock: Clock;
}

/** What somebody wants to have as a file. */
export interface ExportWish {
  readonly userId: string;
  readonly idempotencyKey?: string | undefined;
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  readonly money: boolean;
}

/** Exports of one user that have not ended. */
export const mostOpen = 5;

/**
 * Has a file written, unless the same request asked for one before.
 *
 * The export is kept before it is queued. Should the function die in between, repeating the request with its key queues it.
 *
 * @throws DomainError `request.key_reused`, `transfer.too_many_exports`, `collections.no_such_collection`
 */
export async function askExport(
  wish: ExportWish,
  ports: AskExportPorts,
): Promise<{ readonly item: ExportItem; readonly isRepeated: boolean }> {
  const { userId, idempotencyKey, subject, format, money } = wish;
  const note = requestNote(idempotencyKey, { subject, format, money });
  const before = note && (await askedBefore(userId, note, ports));
  if (before) return { item: before, isRepeated: true };
  await refuseAbsent(userId, subject, ports);
  const now = ports.clock();
  await refuseTooMany(userId, now, ports);
  const item: ExportItem = {
    ...{ id: Ulid.parse(ulid(now.getTime())), subject, format, money },
    ...{ state: "queued", itemsDone: 0, createdAt: now.toISOString() },
  };
  if ((await ports.exports.create(userId, item, note)) === "taken") {
    // A twin with the same key was faster.
    const twin = note && (await askedBefore(userId, note, ports));
    if (twin) return { item: twin, isRepeated: true };
    throw new Error(`The export ${item.id} exists already.`);
  }
  await ports.exportQueue.send({ userId, exportId: item.id });
  return { item, isRepeated: false };
}

async function askedBefore(
  userId: string,
  note: RequestNote,
  { exports, exportQueue, clock }: AskExportPorts,
): Promise<ExportItem | undefined> {
  const known = await exports.requested(userId, note.keyHash);
  if (!known) return undefined;
  refuseOtherRequest(note, known);
  const name = { userId, exportId: known.exportId };
  const item = await exports.get(name);
  if (!item) throw keyReused();
  const told = honest(item, clock());
  if (told.state === "queued") await exportQueue.send(name);
  return told;
}

/** What is not there is refused at once, not by a worker a minute later. */
async function refuseAbsent(userId: string, subject: ExportSubject, { counted }: AskExportPorts) {
  const collectionId = "collectionId" in subject ? subject.collectionId : undefined;
  if (collectionId !== undefined && !(await counted.get({ userId, collectionId }))) {
    throw noSuchCollection(collectionId);
  }
}

async function refuseTooMany(userId: string, now: Date, { exports }: AskExportPorts) {
  const { items } = await exports.list(userId, { limit: mostOpen * 4 });
  const open = items.filter((one) => isOpen(honest(one, now)));
  if (open.length >= mostOpen) throw tooManyExports(mostOpen);
}
