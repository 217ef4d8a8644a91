import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { Import, ImportState, ImportSummary } from "#schemas/transfer/import.ts";

/** The state as its owner sees it: a preview that is too old has expired, whatever was written down. */
export const stateOf = (
  { state, expiresAt }: Pick<ImportItem, "state" | "expiresAt">,
  now: Date,
): ImportState =>
  state === "previewed" && expiresAt !== undefined && expiresAt <= now.toISOString()
    ? "expired"
    : state;

/** Whether somebody works on it, or is waited for. */
export const isOpen = (state: ImportState): boolean =>
  ["waiting", "reading", "previewed", "confirming"].includes(state);

/** An import in a list. */
export function importSummary(item: ImportItem, now: Date): ImportSummary {
  const { bytes: _bytes, fileHash: _hash, reading: _reading, parts, outcome, ...shown } = item;
  const progress = parts && {
    done: parts.all === 0 ? parts.lots : Math.floor((parts.lots * parts.done) / parts.all),
    total: parts.lots,
  };
  return {
    ...shown,
    state: stateOf(item, now),
    ...(progress && { progress }),
    // Before it is over it would be half of the truth.
    ...(outcome && !isOpen(item.state) && { outcome }),
  };
}

/** An import with what its files tell. */
export const importView = (
  item: ImportItem,
  now: Date,
  more: Pick<Import, "put" | "preview"> = {},
): Import => ({ ...importSummary(item, now), ...more });

/** Seconds after which it is worth looking again; undefined where nothing is being done. */
export const lookAgainSeconds = ({ state }: Pick<Import, "state">): number | undefined =>
  state === "reading" || state === "confirming" ? 1 : undefined;
