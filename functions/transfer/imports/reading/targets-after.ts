import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { ImportTarget } from "#schemas/transfer/import-preview.ts";
import { knownAttributes } from "./known-attributes.ts";
import type { Target } from "./targets-of.ts";

/** A collection that is there, with all that it holds. */
export interface HeldTarget {
  readonly head: Pick<Collection, "id" | "name" | "kind">;
  readonly items: readonly CollectionItem[];
}

/** What a collection would be after lots are written. */
export function targetAfter(
  target: Target,
  lots: readonly LotOfPlan[],
  held: HeldTarget | undefined,
): ImportTarget {
  const { name, kind } = held?.head ?? ("name" in target ? target : { name: "", kind: "binder" });
  const quantities = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const item of held?.items ?? []) {
    quantities.set(item.id, item.quantity);
    keys.set(knownAttributes(item).key, item.id);
  }
  const before = tallyOf(quantities);
  for (const { copies, itemId, quantity, mode } of lots) {
    const key = knownAttributes(copies).key;
    const id = itemId ?? keys.get(key) ?? key;
    const all = mode === "add" ? (quantities.get(id) ?? 0) + quantity : quantity;
    if (all === 0) quantities.delete(id);
    else quantities.set(id, all);
  }
  return {
    ...("collectionId" in target && { collectionId: target.collectionId }),
    ...("description" in target && { description: target.description }),
    ...{ name, kind, before, after: tallyOf(quantities) },
  };
}

function tallyOf(quantities: ReadonlyMap<string, number>) {
  let cards = 0;
  for (const quantity of quantities.values()) cards += quantity;
  return { lots: quantities.size, cards };
}
