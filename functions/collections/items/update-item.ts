import type { CollectionItem, ItemChange } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { IfMatch } from "#shared/kernel/versions.ts";
import type { Ledger } from "../changes/ledger.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import { itemsRefused } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import { fieldVersionsOf } from "./field-versions.ts";
import { type ItemPlace, presentLot, refuseStale } from "./item-state.ts";
import type { LotStore } from "./lot-store.ts";
import { attributesOf, importsOf, itemOf } from "./lots.ts";
import type { Printings } from "./printings.ts";
import { refuseLaterDay } from "./said-of-copies.ts";
import { picturesNamed, type UploadedPictures } from "./uploaded-pictures.ts";
import { noSuchVariantOf, whyNoPicture } from "./why-not.ts";

export interface UpdateItemPorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly ledger: Pick<Ledger, "write">;
  readonly printings: Printings;
  readonly pictures: UploadedPictures;
  readonly clock: Clock;
}

/**
 * Changes how many copies a lot holds, or what is said of them. It keeps its id, also where its copies become what those of
 * another lot are.
 *
 * @param ifMatch versions that were read; undefined for any
 * @throws DomainError `collections.no_such_item`, `collections.items_refused`,
 * `request.stale_version`, `request.too_many`
 */
export async function updateItem(
  input: { place: ItemPlace; change: ItemChange; ifMatch: IfMatch },
  ports: UpdateItemPorts,
): Promise<CollectionItem> {
  const { place, change, ifMatch } = input;
  refuseLaterDay(change.paid?.day, "#/paid/day", ports);
  return persistently(async () => {
    const before = await presentLot(place, ports);
    refuseStale(before, ifMatch);
    await Promise.all([
      refuseUnknownVariant(before, change, ports),
      refuseStrangePicture(place.userId, { before, change }, ports),
    ]);
    const at = ports.clock().toISOString();
    const after = changed(before, change, at);
    const lots = [{ collectionId: place.collectionId, before, after }];
    const entry = { id: newChangeId(ports), kind: "edited", at, lots } as const;
    return (await ports.ledger.write(place.userId, entry)) === "written"
      ? itemOf(after)
      : undefined;
  });
}

/** A lot of which something else is said; pure. */
export function changed(before: LotItem, change: ItemChange, at: string): LotItem {
  const { quantity = before.quantity, ...said } = change;
  // What is graded has a grade in the place of a condition.
  const { condition, grade, ...others } = attributesOf(before);
  const state = said.condition || said.grade ? {} : { condition, grade };
  const given = Object.entries(said).map(([name, value]) => [name, value ?? undefined]);
  const attributes = attributesOf({ ...others, ...state, ...Object.fromEntries(given) });
  const { id, version, createdAt } = before;
  const after = { id, ...attributes, quantity, version: version + 1, createdAt, updatedAt: at };
  return { ...after, ...fieldVersionsOf(before, after), ...importsOf(before) };
}

async function refuseUnknownVariant(
  { printingId, variant: present }: LotItem,
  { variant = present }: ItemChange,
  { printings }: UpdateItemPorts,
): Promise<void> {
  // What lies there stays as it is, even if the catalogue has learnt better since.
  if (variant === present) return;
  const known = (await printings.variantsOf([printingId])).get(printingId) ?? [];
  if (known.includes(variant)) return;
  const detail = noSuchVariantOf(printingId, variant, known);
  throw itemsRefused([{ in: "body", pointer: "#/variant", detail }]);
}

async function refuseStrangePicture(
  userId: string,
  { before, change }: { readonly before: LotItem; readonly change: ItemChange },
  ports: Pick<UpdateItemPorts, "pictures">,
): Promise<void> {
  // One that has been deleted since may be said again with the rest.
  if (change.picture === before.picture) return;
  const detail = whyNoPicture(change.picture, await picturesNamed(userId, [change], ports));
  if (detail !== undefined) throw itemsRefused([{ in: "body", pointer: "#/picture", detail }]);
}
