import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { Import } from "#schemas/transfer/import.ts";
import type { ImportChange, ImportOptions } from "#schemas/transfer/import-options.ts";
import { notOpen, notUploaded } from "../errors.ts";
import type { ImportQueue, ImportUploads } from "./import-files.ts";
import type { ImportName, ImportStore } from "./import-store.ts";
import { stateOf } from "./import-view.ts";
import { refuseStrangeTarget, type Targets } from "./strange-target.ts";
import { foundImport, type WatchPorts, watchedImport } from "./watch-imports.ts";

export interface ReadAgainPorts extends WatchPorts {
  readonly imports: Pick<ImportStore, "get" | "read" | "setOptions">;
  readonly uploads: ImportUploads;
  readonly targets: Targets;
  readonly queue: ImportQueue;
}

/**
 * Has a file read that was sent; one that is being read, or was, stays as it is. Should nobody be told of it, asking again does.
 *
 * @throws DomainError `transfer.no_such_import`, `transfer.not_uploaded`
 */
export async function previewImport(name: ImportName, ports: ReadAgainPorts): Promise<Import> {
  const item = await foundImport(name, ports);
  if (item.state === "waiting") {
    if (!(await ports.uploads.isThere(name.importId))) throw notUploaded(name.importId);
    // One that was asked for at the same time has begun it as well.
    await ports.imports.read(name, { after: 0, options: item.options });
  }
  const now = await foundImport(name, ports);
  if (now.state === "reading") await ports.queue.send(name);
  return watchedImport(now, ports);
}

/**
 * Has a file read otherwise. One that waits for its file is read so once it has come.
 *
 * @throws DomainError `transfer.no_such_import`, `transfer.not_open`, `collections.no_such_collection`
 */
export async function changeImport(
  name: ImportName,
  change: ImportChange,
  ports: ReadAgainPorts,
): Promise<Import> {
  const item = await foundImport(name, ports);
  await refuseStrangeTarget(name.userId, change.into, ports);
  const options = changedOptions(item.options, change);
  const outcome =
    item.state === "waiting"
      ? await ports.imports.setOptions(name, options)
      : await readOtherwise(name, item, options, ports);
  const now = await foundImport(name, ports);
  if (outcome === "other") throw notOpen(name.importId, stateOf(now, ports.clock()), "changed");
  if (now.state === "reading") await ports.queue.send(name);
  return watchedImport(now, ports);
}

async function readOtherwise(
  name: ImportName,
  item: ImportItem,
  options: ImportOptions,
  { imports }: Pick<ReadAgainPorts, "imports">,
): Promise<"reading" | "other"> {
  // The shelf has no file.
  if (item.source === "shelf") return "other";
  return imports.read(name, { after: item.reading, options });
}

/** What is absent stays, and what is null is to be found out. */
export function changedOptions(before: ImportOptions, change: ImportChange): ImportOptions {
  const { format, mapping, sheet, separator, encoding, defaults } = {
    ...before,
    ...defined(change),
  };
  return {
    into: change.into ?? before.into,
    mode: change.mode ?? before.mode,
    currency: change.currency ?? before.currency,
    ...(format != null && { format }),
    ...(mapping != null && { mapping }),
    ...(sheet != null && { sheet }),
    ...(separator != null && { separator }),
    ...(encoding != null && { encoding }),
    ...(defaults != null && { defaults }),
  };
}

const defined = (change: ImportChange): ImportChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
