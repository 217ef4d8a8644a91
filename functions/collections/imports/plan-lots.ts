import type { LotOutcome, PlannedLot } from "#schemas/collections/imported-lot.ts";
import type { CopyAttributes } from "#schemas/collections/item.ts";
import type { PartContent } from "#schemas/storage/collection-changes.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { attributesOf, grown, isThere, mostCopies, removed } from "../items/lots.ts";
import type { LotOfEquals } from "../items/lots-of-equals.ts";
import { mostLots } from "../items/planned-additions.ts";
import type { Asked } from "./target-lots.ts";
import { withWriter } from "./writers.ts";

export type PlannedItem = PartContent["items"][number];

/** What the lots of a part meet. */
export interface Met {
  readonly targets: ReadonlyMap<number, LotOfEquals>;
  /** Lots that each collection has room for; undefined where there is no such collection. */
  readonly room: ReadonlyMap<Ulid, number | undefined>;
}

export interface PlannedLots {
  readonly items: readonly PlannedItem[];
  readonly outcomes: ReadonlyMap<number, LotOutcome>;
}

/** Plans what becomes of lots; pure. What goes into one lot is one write, in the order of what was asked for. */
export function planLots(
  asked: Asked,
  { targets, room }: Met,
  by: { readonly writer: string; readonly at: string },
): PlannedLots {
  const left = new Map(room);
  const outcomes = new Map<number, LotOutcome>();
  const items: PlannedItem[] = [];
  const groups = Map.groupBy(asked, ([index, { collectionId }]) =>
    [collectionId, targets.get(index)?.id].join("/"),
  );
  for (const group of groups.values()) {
    const [first] = group;
    const target = first && targets.get(first[0]);
    if (!first || !target) continue;
    const [, { collectionId, copies }] = first;
    const was = isThere(target.lot) ? target.lot.quantity : 0;
    const free = left.get(collectionId);
    const told = toldOf(group, { id: target.id, was, free });
    for (const [place, outcome] of told.outcomes) outcomes.set(place, outcome);
    if (told.is === was) continue;
    if (free !== undefined) left.set(collectionId, free + Number(was > 0) - Number(told.is > 0));
    const next = lotOf({ target, copies, quantity: told.is - was, ...by });
    const places = group.map(([place]) => place);
    items.push({
      collectionId,
      after: next,
      asked: places,
      ...(target.lot && { before: target.lot }),
    });
  }
  return { items, outcomes };
}

type Group = readonly (readonly [number, PlannedLot])[];

/** What comes of what goes into one lot, and how many copies are there then. */
function toldOf(
  group: Group,
  { id, was, free }: { readonly id: Ulid; readonly was: number; readonly free: number | undefined },
) {
  const outcomes: (readonly [number, LotOutcome])[] = [];
  // One that is there takes no room.
  const room = free !== undefined && was > 0 ? 1 : free;
  let is = was;
  for (const [place, one] of group) {
    const { quantity, ...said } = outcomeOf(one, is, room);
    is = quantity;
    const isNamed = quantity > 0 || said.outcome === "removed";
    const named = isNamed ? { itemId: id, quantity } : {};
    outcomes.push([place, { collectionId: one.collectionId, ...said, ...named }]);
  }
  return { outcomes, is };
}

interface Next {
  readonly target: LotOfEquals;
  readonly copies: CopyAttributes;
  /** By how many copies it changes. */
  readonly quantity: number;
  readonly writer: string;
  readonly at: string;
}

/** The lot as it is to be. What somebody has chosen to merge into keeps what is said of its copies. */
function lotOf({ target: { id, lot }, copies, quantity, writer, at }: Next): LotItem {
  const importedBy = withWriter(lot, writer, Date.parse(at));
  if (isThere(lot) && lot.quantity + quantity === 0) return { ...removed(lot, at), importedBy };
  const attributes = isThere(lot) ? attributesOf(lot) : copies;
  return { ...grown(lot, { id, attributes, quantity }, at), importedBy };
}

type Outcome = Omit<LotOutcome, "collectionId" | "itemId"> & { readonly quantity: number };

/** @param is copies that the lot has by now */
function outcomeOf(
  { collectionId, mode, quantity }: PlannedLot,
  is: number,
  room: number | undefined,
): Outcome {
  const wanted = mode === "add" ? is + quantity : quantity;
  const refused = (reason: string, detail: string): Outcome => ({
    ...{ outcome: "refused", quantity: is, reason, detail },
  });
  if (room === undefined) {
    const detail = `you have no collection ${collectionId}; it may have been deleted`;
    return refused("collections.no_such_collection", detail);
  }
  if (wanted > mostCopies) {
    const detail = `the lot would hold ${wanted} copies, and ${mostCopies} is the most`;
    return refused("collections.items_refused", detail);
  }
  if (wanted > 0 && is === 0 && room <= 0) {
    const detail = `a collection holds ${mostLots} items at most, and ${collectionId} has them`;
    return refused("collections.too_many", detail);
  }
  if (wanted === is) return { outcome: "unchanged", quantity: is };
  if (wanted === 0) return { outcome: "removed", quantity: 0 };
  if (is === 0) return { outcome: "added", quantity: wanted };
  return { outcome: mode === "add" ? "grown" : "replaced", quantity: wanted };
}
