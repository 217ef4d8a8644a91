import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { EqualItem } from "#schemas/transfer/import-row.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CopiesOfRow } from "../reading/copies-of-row.ts";
import { type RowOfEquals, sharedOut } from "./shared-out.ts";

/** Copies of a row that is taken. */
export interface TakenCopies
  extends RowOfEquals,
    Pick<LotOfPlan, "collectionId" | "itemId" | "mode"> {}

export type TooMany = Pick<LotOfPlan, "collectionId" | "quantity" | "entries">;

export interface LotsOfRows {
  readonly lots: readonly LotOfPlan[];
  /** More copies than one item may have. */
  readonly tooMany: readonly TooMany[];
}

type EqualsOf = ((itemId: Ulid) => readonly EqualItem[] | undefined) | undefined;

/** Copies of one lot. */
export const mostCopies = 9_999;

/** Adds rows up that come to the same item, or to several equal ones. */
export function lotsOf(taken: readonly TakenCopies[], equalsOf?: EqualsOf): LotsOfRows {
  const keyed = taken.map((one) => ({ ...one, key: keyIn(one.collectionId, one.copies) }));
  const setting = keyed.filter(({ mode }) => mode === "replace");
  const set = itemsSet(setting, equalsOf);
  const growing = new Map<string, GrowingLot>();
  const several = new Map<readonly EqualItem[], SeveralItems>();
  for (const { entry, quantity, collectionId, copies, mode, key, itemId: own } of keyed) {
    const isSet = mode === "replace";
    const itemId = own ?? (isSet ? set.get(key) : undefined);
    const group = isSet && itemId ? equalsOf?.(itemId) : undefined;
    if (group) {
      const known = several.get(group) ?? { collectionId, equals: group, rows: [] };
      known.rows.push({ entry, quantity, copies });
      several.set(group, known);
      continue;
    }
    const place = `${mode} ${itemId ? `${collectionId}#${itemId}` : key}`;
    const lot = growing.get(place) ?? {
      ...{ collectionId, copies, quantity: 0, mode, entries: [] },
      ...(itemId && { itemId }),
    };
    lot.quantity += quantity;
    lot.entries.push(entry);
    growing.set(place, lot);
  }
  const [own, shared] = [[...growing.values()], [...several.values()].map(lotsOfSeveral)];
  return {
    lots: [
      ...own.filter(({ quantity }) => quantity <= mostCopies),
      ...shared.flatMap(({ lots }) => lots),
    ],
    tooMany: [
      ...own.filter(({ quantity }) => quantity > mostCopies),
      ...shared.flatMap(({ tooMany }) => tooMany),
    ],
  };
}

/**
 * Items whose quantity rows set, by their copies: other rows of such copies come there as well, or the last of two would undo the first. An item of several
 * equal ones brings the others with it.
 */
function itemsSet(
  taken: readonly (TakenCopies & { readonly key: string })[],
  equalsOf: EqualsOf,
): ReadonlyMap<string, Ulid> {
  const set = new Map<string, Ulid>();
  const groups = new Set<readonly EqualItem[]>();
  for (const { key, collectionId, itemId } of taken) {
    if (!itemId) continue;
    set.set(key, itemId);
    const group = equalsOf?.(itemId);
    if (!group || groups.has(group)) continue;
    groups.add(group);
    for (const one of group) set.set(keyIn(collectionId, one.copies), one.itemId);
  }
  return set;
}

/** The same of equal copies in one collection: a schema has put their fields into one order, and says nothing twice but tags. */
const keyIn = (collectionId: Ulid, { language, tags, ...copies }: CopiesOfRow): string =>
  JSON.stringify([
    ...[collectionId, copies, language ?? languagePartOf(copies.printingId)],
    [...new Set(tags)].toSorted(byCodeUnits),
  ]);

type GrowingLot = Omit<LotOfPlan, "quantity" | "entries"> & {
  quantity: number;
  readonly entries: number[];
};

interface SeveralItems {
  readonly collectionId: Ulid;
  readonly equals: readonly EqualItem[];
  readonly rows: RowOfEquals[];
}

/** Each item gets its share; where one would be too large, none does. */
function lotsOfSeveral({ collectionId, equals, rows }: SeveralItems): LotsOfRows {
  const lots = sharedOut(equals, rows).map(
    ({ item: { itemId, copies }, quantity, entries }): LotOfPlan => ({
      ...{ collectionId, copies, quantity, mode: "replace", itemId, entries: [...entries] },
    }),
  );
  if (lots.every(({ quantity }) => quantity <= mostCopies)) return { lots, tooMany: [] };
  const quantity = rows.reduce((sum, row) => sum + row.quantity, 0);
  const entries = rows.map(({ entry }) => entry);
  return { lots: [], tooMany: [{ collectionId, quantity, entries }] };
}
