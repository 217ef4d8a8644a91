import { ulid } from "ulid";
import type { HeldCollection } from "#functions/holdings/index.ts";
import type { ExportStore } from "#functions/transfer/exports/export-store.ts";
import { type WriteExportPorts, writeExport } from "#functions/transfer/exports/write-export.ts";
import type { ExportItem } from "#schemas/storage/export-items.ts";
import { Ulid } from "#schemas/values.ts";
import { memoryExportFiles, memoryExportStore } from "#test/fakes/memory-exports.ts";
import { heldOf, wordsFor } from "./accounts.ts";

export const askedAt = "2026-02-01T06:10:00.000Z";
const never = async () => {
  throw new Error("Nobody searches here.");
};

/** What writing files takes, in memory, over what somebody has. */
export function exportWorld(
  all: readonly HeldCollection[],
  more: Partial<WriteExportPorts> & { readonly exportStore?: ExportStore } = {},
) {
  const { exportStore: store = memoryExportStore(), ...ports } = more;
  const files = memoryExportFiles();
  const searchIn = () => {
    throw new Error("Nobody searches here.");
  };
  const deps: WriteExportPorts = {
    ...{ held: heldOf(all), cardWords: wordsFor(), exports: store, files },
    ownPrices: async () => [],
    sales: async () => [],
    missing: never,
    clock: () => new Date(askedAt),
    ...{ searchIn, store: noCatalogue, rates: { between: never } },
    ...{ variants: { of: never }, copyPrices: { of: never } },
    ...ports,
  };
  return { store, files, deps };
}

const noCatalogue = { cards: never, productsAt: never };

/** An export of somebody that waits to be written. */
export async function wanted(
  store: ExportStore,
  about: Partial<ExportItem>,
  userId = "somebody",
): Promise<{ readonly userId: string; readonly exportId: Ulid }> {
  const id = Ulid.parse(ulid());
  const item: ExportItem = {
    ...{ id, subject: { kind: "account" }, format: "json", money: true },
    ...{ state: "queued", itemsDone: 0, createdAt: askedAt },
    ...about,
  };
  await store.create(userId, item);
  return { userId, exportId: id };
}

/** The file of what somebody has, and what is told of it. */
export async function written(
  all: readonly HeldCollection[],
  about: Partial<ExportItem>,
  more: Parameters<typeof exportWorld>[1] = {},
) {
  const { store, files, deps } = exportWorld(all, more);
  const name = await wanted(store, about);
  const report = await writeExport(name, { leftMs: 300_000 }, deps);
  const item = await store.get(name);
  const file = files.kept.get(name.exportId);
  return { report, item, bytes: file?.bytes, fileName: file?.fileName };
}
