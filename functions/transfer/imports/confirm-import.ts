import { ulid } from "ulid";
import type { Import } from "#schemas/transfer/import.ts";
import { Ulid } from "#schemas/values.ts";
import { importExpired, notOpen } from "../errors.ts";
import type { ImportQueue } from "./import-files.ts";
import type { ImportName, ImportStore } from "./import-store.ts";
import { stateOf } from "./import-view.ts";
import { foundImport, type WatchPorts, watchedImport } from "./watch-imports.ts";

export interface ConfirmPorts extends WatchPorts {
  readonly imports: Pick<ImportStore, "get" | "confirm">;
  readonly queue: ImportQueue;
}

/**
 * Has what was previewed put into collections, once: who asks again is shown how far it is.
 *
 * @throws DomainError `transfer.no_such_import`, `transfer.not_open`, `transfer.import_expired`
 */
export async function confirmImport(name: ImportName, ports: ConfirmPorts): Promise<Import> {
  const before = await foundImport(name, ports);
  const now = ports.clock();
  if (before.state === "previewed") {
    const changeId = Ulid.parse(ulid(now.getTime()));
    await ports.imports.confirm(name, { changeId, at: now.toISOString() });
  }
  const item = before.state === "previewed" ? await foundImport(name, ports) : before;
  if (item.changeId === undefined) throw whyNot(name, stateOf(item, now), item.expiresAt);
  // Whoever repeats may do so because nobody was told.
  if (item.state === "confirming") await ports.queue.send(name);
  return watchedImport(item, ports);
}

const whyNot = (
  { importId }: ImportName,
  state: ReturnType<typeof stateOf>,
  expiresAt: string | undefined,
) =>
  state === "expired" && expiresAt !== undefined
    ? importExpired(importId, expiresAt)
    : notOpen(importId, state, "confirmed");
