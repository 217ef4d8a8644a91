import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import type { RowToShelve } from "#schemas/transfer/import-plan.ts";
import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import type { Ulid } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Shelf } from "../../shelf/shelf.ts";
import type { ImportReads } from "../import-files.ts";
import { assumedRow } from "../reading/assumed-row.ts";
import { likenessOf } from "../reading/likeness.ts";
import { rowsAt } from "./rows-at-hand.ts";

/** Rows that are read and shelved together. */
const atOnce = 500;

/** Puts rows of an import on its owner's shelf; doing so twice is doing so once. */
export async function shelveRows(
  rows: readonly RowToShelve[],
  of: {
    readonly userId: string;
    readonly item: Pick<ImportItem, "id" | "fileName" | "createdAt" | "options">;
    readonly reading: number;
    readonly at: string;
  },
  {
    shelf,
    files,
  }: { readonly shelf: Pick<Shelf, "put">; readonly files: Pick<ImportReads, "rows"> },
): Promise<void> {
  const { userId, item, reading, at } = of;
  for (const some of chunksOf(rows, atOnce)) {
    const entries = some.map(({ entry }) => entry);
    const found = await rowsAt({ importId: item.id, reading }, entries, { files });
    const shelved = some.flatMap((one) => {
      const row = found.get(one.entry);
      return row ? [shelvedItem(row, one, { item, at })] : [];
    });
    await shelf.put(userId, shelved);
  }
}

/** Names follow from the import and the row. */
export const shelvedIdOf = (importId: Ulid, entry: number): ShelvedRowId =>
  ShelvedRowId.parse(`${importId}-${String(entry).padStart(5, "0")}`);

function shelvedItem(
  row: PreviewRow,
  { collectionId, reason, detail }: RowToShelve,
  {
    item,
    at,
  }: { readonly item: Pick<ImportItem, "id" | "fileName" | "options">; readonly at: string },
): ShelvedItem {
  return {
    id: shelvedIdOf(item.id, row.entry),
    ...{
      state: "open",
      importId: item.id,
      said: assumedRow(row.said, item.options),
      likeness: likenessOf(row.said),
    },
    ...{ reason: reason ?? row.reason, detail: detail ?? row.detail, candidates: row.candidates },
    ...{ shelvedAt: at, matchedAt: at },
    ...(item.fileName !== undefined && { fileName: item.fileName }),
    ...(collectionId && { collectionId }),
  };
}
