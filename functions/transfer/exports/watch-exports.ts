import type { ExportItem } from "#schemas/storage/export-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { exportNotFinished, noSuchExport } from "../export-errors.ts";
import { apology, honest, tooLate } from "./export-end.ts";
import type { WrittenFiles } from "./export-files.ts";
import type { ExportName, ExportStore } from "./export-store.ts";

export interface WatchExportPorts {
  readonly exports: ExportStore;
  readonly written: WrittenFiles;
  readonly clock: Clock;
}

/** @throws DomainError `transfer.no_such_export` */
export async function getExport(
  name: ExportName,
  { exports, clock }: Pick<WatchExportPorts, "exports" | "clock">,
): Promise<ExportItem> {
  const item = await exports.get(name);
  if (!item) throw noSuchExport(name.exportId);
  return honest(item, clock());
}

/** @throws DomainError `request.bad_cursor` */
export async function listExports(
  { userId, page }: { readonly userId: string; readonly page: PageRequest },
  { exports, clock }: Pick<WatchExportPorts, "exports" | "clock">,
): Promise<Page<ExportItem>> {
  const { items, nextCursor } = await exports.list(userId, page);
  return { items: items.map((one) => honest(one, clock())), nextCursor };
}

/**
 * Where the file of an export can be fetched, for a quarter of an hour.
 *
 * @throws DomainError `transfer.no_such_export`, `transfer.export_not_finished`
 */
export async function exportFileUrl(name: ExportName, ports: WatchExportPorts): Promise<string> {
  const item = await getExport(name, ports);
  if (!item.file) throw exportNotFinished(item);
  // DynamoDB forgets what has expired within two days, and S3 its file.
  if (Date.parse(item.file.expiresAt) <= ports.clock().getTime()) throw noSuchExport(item.id);
  return ports.written.addressOf(item.id);
}

/**
 * Forgets an export and its file; whoever writes it stops.
 *
 * @throws DomainError `transfer.no_such_export`
 */
export async function deleteExport(
  name: ExportName,
  {
    exports,
    written,
  }: Pick<WatchExportPorts, "exports"> & {
    readonly written: Pick<WrittenFiles, "remove">;
  },
): Promise<void> {
  if ((await exports.remove(name)) === "absent") throw noSuchExport(name.exportId);
  await written.remove(name.exportId);
}

/**
 * Ends an export that nobody will try again; one that has ended or was deleted stays as it is.
 *
 * @param reason the worker's; its owner reads a sentence made for owners
 */
export async function giveUpExport(
  name: ExportName,
  reason: string,
  { exports, clock }: { readonly exports: Pick<ExportStore, "fail">; readonly clock: Clock },
): Promise<void> {
  const error = reason === tooLate ? tooLate : apology;
  await exports.fail(name, { error, at: clock().toISOString() });
}
