import type { AskedSyncEdit, SyncEdit } from "#schemas/collections/sync.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { type IdTables, identifyAll, whatItMeans } from "../../catalog/index.ts";
import { itemsRefused } from "../errors.ts";

/**
 * Edits with the printings of what they add by our own ids, whatever ids a device named them by.
 *
 * @throws DomainError `collections.items_refused` that points at each id that means no card, or several
 */
export async function namedSyncEdits(
  edits: readonly AskedSyncEdit[],
  { idTables }: { readonly idTables: IdTables },
): Promise<readonly SyncEdit[]> {
  const asked = edits.flatMap((edit) => (edit.do === "add" ? edit.item.printingId : []));
  const meant = await identifyAll(asked, idTables);
  const errors: FieldError[] = [];
  const named = edits.flatMap((edit, at): SyncEdit[] => {
    if (edit.do !== "add") return [edit];
    const id = edit.item.printingId;
    const one = meant.get(id) ?? { outcome: "unknown", reason: "no_such_card" };
    if (one.outcome === "found") {
      return [{ ...edit, item: { ...edit.item, printingId: one.printingId } }];
    }
    // It goes on in the middle of a sentence.
    const detail = whatItMeans(id, one).replace(/\.$/, "");
    errors.push({ in: "body", pointer: `#/edits/${at}/item/printingId`, detail });
    return [];
  });
  if (errors.length > 0) throw itemsRefused(errors);
  return named;
}
