import { ulid } from "ulid";
import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { Import } from "#schemas/transfer/import.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import { Ulid } from "#schemas/values.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import { tooManyImports } from "../errors.ts";
import type { ImportQueue, ImportUploads } from "./import-files.ts";
import type { ImportStore } from "./import-store.ts";
import { isOpen, stateOf } from "./import-view.ts";
import { refuseStrangeTarget, type Targets } from "./strange-target.ts";
import { type WatchPorts, watchedImport } from "./watch-imports.ts";

export interface BeginPorts extends WatchPorts {
  readonly imports: Pick<ImportStore, "get" | "create" | "requested" | "list">;
  readonly uploads: ImportUploads;
  readonly targets: Targets;
  readonly queue: ImportQueue;
}

/** A file that is to come, or a text. */
export type Given =
  | (ImportOptions & { readonly fileName: string; readonly bytes: number })
  | (ImportOptions & { readonly text: string });

interface Beginning {
  readonly userId: string;
  readonly given: Given;
  readonly idempotencyKey?: string | undefined;
}

/** Imports of one user that are open at once. */
export const mostOpen = 20;

/**
 * Begins an import: a file gets an address to be sent to, a text is read at once.
 *
 * @throws DomainError `collections.no_such_collection`, `transfer.too_many_imports`, `request.key_reused`
 */
export async function beginImport(
  { userId, given, idempotencyKey }: Beginning,
  ports: BeginPorts,
): Promise<{ readonly outcome: "begun" | "repeated"; readonly body: Import }> {
  const note = requestNote(idempotencyKey, given);
  const before = note && (await begunBefore(userId, note, ports));
  if (before) return { outcome: "repeated", body: before };
  await refuseStrangeTarget(userId, given.into, ports);
  await refuseTooMany(userId, ports);
  const { item, text } = begun(given, ports.clock());
  if (text !== undefined) await ports.uploads.keepText(item.id, text);
  if ((await ports.imports.create(userId, item, note)) === "taken") {
    // A twin with the same key was faster.
    const twin = note && (await begunBefore(userId, note, ports));
    if (twin) return { outcome: "repeated", body: twin };
    throw new Error(`The import ${item.id} exists already.`);
  }
  if (text !== undefined) await ports.queue.send({ userId, importId: item.id });
  return { outcome: "begun", body: await watchedImport(item, ports) };
}

function begun(given: Given, now: Date): { readonly item: ImportItem; readonly text?: string } {
  const common = { id: Ulid.parse(ulid(now.getTime())), createdAt: now.toISOString() };
  if ("text" in given) {
    const { text, ...options } = given;
    return { item: { ...common, state: "reading", source: "text", options, reading: 1 }, text };
  }
  const { fileName, bytes, ...options } = given;
  const file = { state: "waiting", source: "file", fileName, bytes } as const;
  return { item: { ...common, ...file, options, reading: 0 } };
}

/** @throws DomainError `transfer.too_many_imports` */
export async function refuseTooMany(
  userId: string,
  { imports, clock }: Pick<BeginPorts, "clock"> & { readonly imports: Pick<ImportStore, "list"> },
): Promise<void> {
  // Whoever has as many open has begun them lately: what waits or is previewed is so for minutes.
  const { items } = await imports.list(userId, { limit: 2 * mostOpen });
  const dayAgo = new Date(clock().getTime() - 86_400_000).toISOString();
  const open = items.filter(
    (item) => isOpen(stateOf(item, clock())) && item.createdAt > dayAgo,
  ).length;
  if (open >= mostOpen) throw tooManyImports(mostOpen);
}

async function begunBefore(
  userId: string,
  note: RequestNote,
  ports: BeginPorts,
): Promise<Import | undefined> {
  const known = await ports.imports.requested(userId, note.keyHash);
  if (!known) return undefined;
  refuseOtherRequest(note, known);
  const item = await ports.imports.get({ userId, importId: known.importId });
  if (!item) throw keyReused();
  // Whoever repeats may do so because nobody was told.
  if (item.state === "reading") await ports.queue.send({ userId, importId: item.id });
  return watchedImport(item, ports);
}
