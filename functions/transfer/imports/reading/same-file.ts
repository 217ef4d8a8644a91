import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { ImportName, ImportStore } from "../import-store.ts";

/** Imports that are looked at, the newest first: one read of the table. */
const mostLookedAt = 100;

/** Says, of a file that the same person has imported before, what importing it again does. */
export async function noteOnSameFile(
  { userId, importId }: ImportName,
  { fileHash, options }: { readonly fileHash: Sha256 } & Pick<ImportItem, "options">,
  { imports }: { readonly imports: Pick<ImportStore, "list"> },
): Promise<readonly string[]> {
  const { items } = await imports.list(userId, { limit: mostLookedAt });
  const before = items.find(
    (one) => one.id !== importId && one.fileHash === fileHash && isImported(one),
  );
  if (!before) return [];
  const again =
    options.mode === "add"
      ? "confirmed again, its copies are added again"
      : "confirmed again, it sets what has been changed since";
  return [
    `You have imported this very file before, on ${before.createdAt.slice(0, 10)} (${before.id}): ${again}.`,
  ];
}

const isImported = ({ state }: Pick<ImportItem, "state">): boolean =>
  state === "done" || state === "confirming";
