import type { AskedCopies, NewCopies } from "#schemas/collections/item.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import type { IdTables } from "../../catalog/index.ts";
import { itemsRefused } from "../errors.ts";
import { printingsMeant } from "./printings-meant.ts";

/**
 * Copies with their printings by our own ids, whatever ids a caller named them by.
 *
 * @throws DomainError `collections.items_refused` that points at each id that means no card, or several
 */
export async function namedCopies(
  items: readonly AskedCopies[],
  deps: { readonly idTables: IdTables },
): Promise<readonly NewCopies[]> {
  const ids = items.map(({ printingId }) => printingId);
  const meant = await printingsMeant(ids, deps);
  const errors: FieldError[] = [];
  const named = items.flatMap((copies, entry): NewCopies[] => {
    const one = meant(copies.printingId);
    if ("printingId" in one) return [{ ...copies, ...one }];
    errors.push({ in: "body", pointer: `#/items/${entry}/printingId`, ...one });
    return [];
  });
  if (errors.length > 0) throw itemsRefused(errors);
  return named;
}
