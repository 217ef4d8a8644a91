import type { ItemChange } from "#schemas/collections/item.ts";
import type { ItemEdit } from "#schemas/collections/item-edit.ts";
import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { PrintingId, VariantKey } from "#schemas/values.ts";
import type { Place } from "../collection/collection-store.ts";
import { attributesOf, isThere, removed, saysTheSame } from "../items/lots.ts";
import { changed } from "../items/update-item.ts";
import { noSuchVariantOf, whyNoPicture, whyNotPaidOn } from "../items/why-not.ts";
import type { WorkingLots } from "../items/working-lots.ts";
import type { Refusal } from "./edit-refusal.ts";
import { type CopiesIn, putCopies } from "./put-copies.ts";

export interface PlanDeps extends CopiesIn {
  readonly lots: WorkingLots;
  /** Keys of the variants of the printings whose variant is to be another. */
  readonly variants: ReadonlyMap<PrintingId, readonly VariantKey[]>;
  /** Those that are named and the user has. */
  readonly pictures: ReadonlySet<OwnPictureId>;
  readonly now: Date;
}

/** What one edit has planned. */
export interface Planned {
  readonly outcome: "done" | "unchanged";
  /** The item's own by then; absent where it is not there any more. */
  readonly version?: number;
  readonly into?: { readonly place: Place; readonly lot: LotItem };
}

/** Plans one edit upon what was planned before it. */
export async function planEdit(
  place: Place,
  edit: ItemEdit,
  deps: PlanDeps,
): Promise<Planned | Refusal> {
  const lot = await deps.lots.get(place, edit.itemId);
  if (!isThere(lot)) {
    const detail = `there is no item ${edit.itemId} in this collection, or not any more`;
    return { reason: "collections.no_such_item", detail };
  }
  const read = deps.lots.before(place, edit.itemId) ?? lot;
  if (edit.version !== undefined && edit.version !== read.version) {
    const detail = `the edit was made for version ${edit.version}, and the item is at version ${read.version}`;
    return { reason: "request.stale_version", detail, version: read.version };
  }
  const at = deps.now.toISOString();
  // Of all copies of a split something else is said: the item keeps its id.
  if (edit.do === "change" || (edit.do === "split" && edit.quantity === lot.quantity)) {
    return planChange(place, { lot, set: edit.set, at }, deps);
  }
  if (edit.do !== "remove") return planCopies(place, { lot, edit, at }, deps);
  deps.lots.set(place, removed(lot, at));
  return { outcome: "done" };
}

interface Change {
  readonly lot: LotItem;
  readonly set: ItemChange;
  readonly at: string;
}

async function planChange(place: Place, change: Change, deps: PlanDeps) {
  const after = whatItBecomes(change, deps);
  if ("reason" in after) return after;
  if (saysTheSame(change.lot, after)) {
    return { outcome: "unchanged", version: change.lot.version } as const;
  }
  deps.lots.set(place, after);
  return { outcome: "done", version: await versionOf(place, after, deps) } as const;
}

/** The lot with what is said otherwise, or why that cannot be. */
export function whatItBecomes(
  { lot, set, at }: Change,
  { variants, pictures, now }: Pick<PlanDeps, "variants" | "pictures" | "now">,
): LotItem | Refusal {
  const later = whyNotPaidOn(set.paid?.day, now);
  if (later !== undefined) return { reason: "collections.items_refused", detail: later };
  const strange = set.picture === lot.picture ? undefined : whyNoPicture(set.picture, pictures);
  if (strange !== undefined) return { reason: "collections.items_refused", detail: strange };
  const known = variants.get(lot.printingId) ?? [];
  if (set.variant !== undefined && set.variant !== lot.variant && !known.includes(set.variant)) {
    const detail = noSuchVariantOf(lot.printingId, set.variant, known);
    return { reason: "collections.items_refused", detail };
  }
  return changed(lot, set, at);
}

interface Copies {
  readonly lot: LotItem;
  readonly edit: Extract<ItemEdit, { do: "move" | "copy" | "split" }>;
  readonly at: string;
}

async function planCopies(
  place: Place,
  { lot, edit, at }: Copies,
  deps: PlanDeps,
): Promise<Planned | Refusal> {
  const quantity = edit.quantity ?? lot.quantity;
  if (quantity > lot.quantity) {
    const detail = `the item has ${lot.quantity} copies, and not ${quantity}`;
    return { reason: "collections.items_refused", detail };
  }
  const target = edit.do === "split" ? place : { ...place, collectionId: edit.to };
  if (edit.do === "move" && target.collectionId === place.collectionId) {
    return { outcome: "unchanged", version: lot.version };
  }
  const part = edit.do === "split" ? whatItBecomes({ lot, set: edit.set, at }, deps) : lot;
  if ("reason" in part) return part;
  if (edit.do === "split" && saysTheSame(part, { ...lot, quantity: part.quantity })) {
    return {
      reason: "request.invalid",
      detail: "a split has to say something otherwise of its copies",
    };
  }
  // What goes is taken away first: it makes room where both are of one collection.
  const bringBack =
    edit.do === "copy" ? undefined : deps.lots.set(place, without(lot, quantity, at));
  const put = await putCopies(target, { attributes: attributesOf(part), quantity, at }, deps);
  if ("reason" in put) {
    bringBack?.();
    return put;
  }
  const own = await versionOf(place, lot, deps);
  return {
    outcome: "done",
    ...(own !== undefined && { version: own }),
    into: { place: target, lot: put },
  };
}

/** A lot without some of its copies; the memory of one where none are left. */
export const without = (lot: LotItem, quantity: number, at: string): LotItem =>
  quantity >= lot.quantity
    ? removed(lot, at)
    : { ...lot, quantity: lot.quantity - quantity, updatedAt: at };

async function versionOf(place: Place, { id }: LotItem, { lots }: PlanDeps) {
  const lot = await lots.get(place, id);
  return isThere(lot) ? lot.version : undefined;
}
