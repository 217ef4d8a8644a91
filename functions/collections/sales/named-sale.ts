import type { AskedSale, NewSale } from "#schemas/collections/new-sale.ts";
import type { IdTables } from "../../catalog/index.ts";
import { itemsRefused } from "../errors.ts";
import { printingsMeant } from "../items/printings-meant.ts";

/**
 * A sale with the printing of its copies by our own id, whatever id a caller named it by.
 *
 * @throws DomainError `collections.items_refused` where the id means no card, or several
 */
export async function namedSale(
  { copies, ...sale }: AskedSale,
  deps: { readonly idTables: IdTables },
): Promise<NewSale> {
  if (!copies) return sale;
  const one = (await printingsMeant([copies.printingId], deps))(copies.printingId);
  if ("printingId" in one) return { ...sale, copies: { ...copies, ...one } };
  throw itemsRefused([{ in: "body", pointer: "#/copies/printingId", ...one }]);
}
