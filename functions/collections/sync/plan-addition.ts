import type { SyncEdit } from "#schemas/collections/sync.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Place } from "../collection/collection-store.ts";
import type { Refusal } from "../edits/edit-refusal.ts";
import type { PlanDeps } from "../edits/plan-edit.ts";
import { attributesOf, grown, isThere, saysTheSame } from "../items/lots.ts";
import { mostLots } from "../items/planned-additions.ts";
import { noSuchVariantOf, whyNoPicture, whyNotPaidOn } from "../items/why-not.ts";
import type { SyncOutcome } from "./sync-outcome.ts";

/**
 * Plans an item that a device has added under an id of its own. It joins no other: two devices that add equal copies have two items, which are shown as
 * duplicates and joined when somebody asks for it.
 */
export async function planAddition(
  place: Place,
  { itemId, item }: Extract<SyncEdit, { do: "add" }>,
  { lots, room, variants, pictures, now }: PlanDeps,
): Promise<SyncOutcome | Refusal> {
  const at = now.toISOString();
  const lot = await lots.get(place, itemId);
  const batch = { id: itemId, attributes: attributesOf(item), quantity: item.quantity };
  const after = grown(isThere(lot) ? undefined : lot, batch, at);
  if (isThere(lot)) return ofWhatIsThere(lot, after);
  const known = variants.get(item.printingId);
  if (!known) {
    const detail = `the catalogue has no printing ${item.printingId}`;
    return { reason: "collections.items_refused", detail };
  }
  if (!known.includes(item.variant)) {
    const detail = noSuchVariantOf(item.printingId, item.variant, known);
    return { reason: "collections.items_refused", detail };
  }
  const detail = whyNotPaidOn(item.paid?.day, now) ?? whyNoPicture(item.picture, pictures);
  if (detail !== undefined) return { reason: "collections.items_refused", detail };
  const there = room.get(place.collectionId) ?? 0;
  if (there >= mostLots) {
    const detail = `a collection holds ${mostLots} items at most, and ${place.collectionId} has them`;
    return { reason: "collections.too_many", detail };
  }
  room.set(place.collectionId, there + 1);
  lots.set(place, after);
  return { outcome: "done", version: after.version };
}

/** The same said again is a repetition; anything else was made of it meanwhile, or another device uses the same id. */
function ofWhatIsThere(lot: LotItem, after: LotItem): SyncOutcome {
  if (saysTheSame(lot, after)) return { outcome: "unchanged", version: lot.version };
  const toldOf = (one: LotItem) => ({ ...attributesOf(one), quantity: one.quantity });
  const { version } = lot;
  const conflict = { field: "item", yours: toldOf(after), theirs: toldOf(lot), version };
  return { outcome: "conflict", conflicts: [conflict], version };
}
