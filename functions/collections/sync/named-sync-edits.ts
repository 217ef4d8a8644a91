import type { AskedSyncEdit, SyncEdit } from "#schemas/collections/sync.ts";
import type { IdTables } from "../../catalog/index.ts";
import { printingsMeant } from "../items/printings-meant.ts";

/**
 * Edits with the printings of what they add by our own ids, whatever ids a device named them by. One whose id means no card, or several, can never be done,
 * and keeps none of the others from being done.
 */
export async function namedSyncEdits(
  edits: readonly AskedSyncEdit[],
  deps: { readonly idTables: IdTables },
): Promise<readonly SyncEdit[]> {
  const asked = edits.flatMap((edit) => (edit.do === "add" ? edit.item.printingId : []));
  const meant = await printingsMeant(asked, deps);
  return edits.map((edit): SyncEdit => {
    if (edit.do !== "add") return edit;
    const { collectionId, itemId, item } = edit;
    const one = meant(item.printingId);
    if ("printingId" in one) return { ...edit, item: { ...item, ...one } };
    return { do: "refuse", collectionId, itemId, ...one };
  });
}
