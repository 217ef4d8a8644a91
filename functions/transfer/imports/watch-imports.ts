import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { Import, ImportSummary } from "#schemas/transfer/import.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchImport, notOpen } from "../errors.ts";
import type { ImportReads, ImportUploads } from "./import-files.ts";
import type { ImportName, ImportStore } from "./import-store.ts";
import { importSummary, importView, stateOf } from "./import-view.ts";

export interface WatchPorts {
  readonly imports: Pick<ImportStore, "get">;
  readonly files: Pick<ImportReads, "preview">;
  readonly uploads: Pick<ImportUploads, "addressOf">;
  readonly clock: Clock;
}

/** @throws DomainError `transfer.no_such_import` */
export async function foundImport(
  name: ImportName,
  { imports }: { readonly imports: Pick<ImportStore, "get"> },
): Promise<ImportItem> {
  const item = await imports.get(name);
  if (!item) throw noSuchImport(name.importId);
  return item;
}

/** @throws DomainError `transfer.no_such_import` */
export const getImport = async (name: ImportName, ports: WatchPorts): Promise<Import> =>
  watchedImport(await foundImport(name, ports), ports);

/** An import as it is now: with its address while it waits for a file, with its preview once there is one. */
export async function watchedImport(item: ImportItem, ports: WatchPorts): Promise<Import> {
  const { files, uploads, clock } = ports;
  const { id: importId, state, bytes, reading } = item;
  if (state === "waiting" && bytes !== undefined) {
    return importView(item, clock(), { put: await uploads.addressOf({ importId, bytes }) });
  }
  const isRead = item.source !== "shelf" && reading > 0 && state !== "reading";
  const preview = isRead ? await files.preview({ importId, reading }) : undefined;
  return importView(item, clock(), preview ? { preview } : {});
}

/** @throws DomainError `request.bad_cursor` */
export async function listImports(
  { userId, page }: { readonly userId: string; readonly page: PageRequest },
  { imports, clock }: { readonly imports: Pick<ImportStore, "list">; readonly clock: Clock },
): Promise<Page<ImportSummary>> {
  const { items, ...more } = await imports.list(userId, page);
  return { items: items.map((item) => importSummary(item, clock())), ...more };
}

/**
 * Ends an import that nobody has confirmed; one that is ended already stays so.
 *
 * @throws DomainError `transfer.no_such_import`, `transfer.not_open`
 */
export async function cancelImport(
  name: ImportName,
  {
    imports,
    clock,
  }: { readonly imports: Pick<ImportStore, "get" | "cancel">; readonly clock: Clock },
): Promise<void> {
  await foundImport(name, { imports });
  if ((await imports.cancel(name, clock().toISOString())) === "saved") return;
  const item = await foundImport(name, { imports });
  if (item.state === "cancelled") return;
  throw notOpen(name.importId, stateOf(item, clock()), "cancelled");
}
