import type { AskedCopies, NewCopies } from "#schemas/collections/item.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { type IdTables, identifyAll, whatItMeans } from "../../catalog/index.ts";
import { itemsRefused } from "../errors.ts";

/**
 * Copies with their printings by our own ids, whatever ids a caller named them by.
 *
 * @throws DomainError `collections.items_refused` that points at each id that means no card, or several
 */
export async function namedCopies(
  items: readonly AskedCopies[],
  { idTables }: { readonly idTables: IdTables },
): Promise<readonly NewCopies[]> {
  const meant = await identifyAll(
    items.map(({ printingId }) => printingId),
    idTables,
  );
  const errors: FieldError[] = [];
  const named = items.flatMap((copies, entry): NewCopies[] => {
    const one = meant.get(copies.printingId) ?? { outcome: "unknown", reason: "no_such_card" };
    if (one.outcome === "found") return [{ ...copies, printingId: one.printingId }];
    // It goes on in the middle of a sentence.
    const detail = whatItMeans(copies.printingId, one).replace(/\.$/, "");
    errors.push({ in: "body", pointer: `#/items/${entry}/printingId`, detail });
    return [];
  });
  if (errors.length > 0) throw itemsRefused(errors);
  return named;
}
