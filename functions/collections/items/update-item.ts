import type { CollectionItem } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Condition, Language, VariantKey } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { IfMatch } from "#shared/kernel/versions.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import { itemsRefused } from "../errors.ts";
import { lotIdOf } from "../identifiers.ts";
import { type ItemPlace, presentLot, refuseStale } from "./item-state.ts";
import type { LotChange, LotStore } from "./lot-store.ts";
import { grown, mostCopies, removed } from "./lots.ts";
import type { Printings } from "./printings.ts";

export interface ItemChange {
  readonly quantity?: number | undefined;
  readonly variant?: VariantKey | undefined;
  readonly condition?: Condition | undefined;
  readonly language?: Language | undefined;
}

export interface UpdateItemPorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly printings: Printings;
  readonly clock: Clock;
}

/**
 * Changes how many copies a lot holds, or what they are. Copies that become something else move to
 * the lot of their equals, which is the answer.
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
  return persistently(async () => {
    const before = await presentLot(place, ports);
    refuseStale(before, ifMatch);
    await refuseUnknownVariant(before, change, ports);
    const at = ports.clock().toISOString();
    const changes = await changesFor({ place, before, change, at }, ports);
    const outcome = await ports.lots.change(place, changes, { at });
    return outcome === "changed" ? changes[0]?.after : undefined;
  });
}

/** The lot that answers comes first. */
async function changesFor(
  input: { place: ItemPlace; before: LotItem; change: ItemChange; at: string },
  { lots }: UpdateItemPorts,
): Promise<readonly LotChange[]> {
  const { place, before, change, at } = input;
  const { quantity = before.quantity } = change;
  const identity = {
    printingId: before.printingId,
    variant: change.variant ?? before.variant,
    condition: change.condition ?? before.condition,
    language: change.language ?? before.language,
  };
  const id = lotIdOf(identity);
  if (id === before.id) {
    return [{ before, after: { ...before, quantity, version: before.version + 1, updatedAt: at } }];
  }
  const target = (await lots.find(place, [id])).get(id);
  const after = grown(target, { id, identity, quantity }, at);
  if (after.quantity > mostCopies) throw tooMany(after.quantity);
  return [
    { before: target, after },
    { before, after: removed(before, at) },
  ];
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
  const detail = `${printingId} has no variant ${variant}; its variants are ${known.join(", ")}`;
  throw itemsRefused([{ in: "body", pointer: "#/variant", detail }]);
}

const tooMany = (quantity: number) =>
  itemsRefused([
    {
      in: "body",
      pointer: "#/quantity",
      detail: `the lot of such copies would hold ${quantity}, and ${mostCopies} is the most`,
    },
  ]);
