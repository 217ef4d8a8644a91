import type { Sale } from "#schemas/collections/sale.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { Ledger, LotChange } from "../changes/ledger.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import { isRefusal } from "../edits/edit-refusal.ts";
import { putCopies } from "../edits/put-copies.ts";
import { itemsRefused, noSuchSale } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { LotStore } from "../items/lot-store.ts";
import { attributesOf, grown, isThere, mostCopies } from "../items/lots.ts";
import { workingLots } from "../items/working-lots.ts";
import type { SaleStore } from "./sale-store.ts";

export interface TakeBackPorts {
  readonly collections: Pick<CollectionStore, "get">;
  readonly lots: LotStore;
  readonly ledger: Pick<Ledger, "write">;
  readonly sales: SaleStore;
  readonly clock: Clock;
}

/**
 * Takes a sale back, however long ago it was: its copies come back into the item that they were of, while that is there and of such copies, else into that of
 * their equals.
 *
 * @throws DomainError `collections.no_such_sale`, `collections.items_refused` where there is no place for the copies, `request.too_many`
 */
export async function takeBackSale(
  { userId, saleId }: { readonly userId: string; readonly saleId: Ulid },
  ports: TakeBackPorts,
): Promise<void> {
  await persistently(async () => {
    const sale = await ports.sales.get(userId, saleId);
    if (!sale) throw noSuchSale(saleId);
    const at = ports.clock().toISOString();
    const lots = await copiesBack(userId, sale, { at, ports });
    const outcome = await ports.ledger.write(userId, {
      ...{ id: newChangeId(ports), kind: "unsold", at, lots },
      sales: [{ before: sale, after: undefined }],
    });
    return outcome === "written" ? outcome : undefined;
  });
}

async function copiesBack(
  userId: string,
  sale: Sale,
  { at, ports }: { readonly at: string; readonly ports: TakeBackPorts },
): Promise<readonly LotChange[]> {
  const { collectionId, itemId, quantity } = sale;
  const place = { userId, collectionId };
  const lots = workingLots(ports.lots);
  const lot = await lots.get(place, itemId);
  if (isThere(lot) && isOfSale(lot, sale) && lot.quantity + quantity <= mostCopies) {
    lots.set(place, grown(lot, { id: itemId, attributes: attributesOf(lot), quantity }, at));
    return lots.changes();
  }
  const [head, tally] = await Promise.all([ports.collections.get(place), ports.lots.tally(place)]);
  const room = new Map([[collectionId, head && tally.lots]]);
  const put = await putCopies(
    place,
    { attributes: copiesOf(lot, sale), quantity, at },
    { lots, room },
  );
  if (isRefusal(put)) throw itemsRefused([{ in: "path", pointer: "#/saleId", detail: put.detail }]);
  return lots.changes();
}

/** Whether an item is still of such copies: it may have been graded since, or something else been said of what was paid. */
const isOfSale = (lot: LotItem, sale: Sale): boolean => saidOf(lot) === saidOf(sale);

const saidOf = ({ printingId, variant, condition, grade, language, paid }: LotItem | Sale) =>
  canonicalJson({
    ...{ printingId, variant, condition, grade, language },
    paid: paid && { amount: paid.amount, currency: paid.currency },
  });

/** All that is still known of the copies: that of the item, for as long as one is remembered that was removed. */
function copiesOf(lot: LotItem | undefined, sale: Sale) {
  if (lot && isOfSale(lot, sale)) return attributesOf(lot);
  const { printingId, variant, condition, grade, language, paid, boughtOn } = sale;
  return attributesOf({
    ...{ printingId, variant, language },
    ...(condition && { condition }),
    ...(grade && { grade }),
    ...(paid && { paid: { ...paid, day: boughtOn } }),
  });
}
