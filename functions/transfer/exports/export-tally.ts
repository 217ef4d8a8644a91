import type { CollectionItem } from "#schemas/collections/item.ts";
import type { ExportCounts, LeftOut } from "#schemas/transfer/export.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** Counts what goes into a file, and what does not: together they are what lies in the collections. */
export interface ExportTally {
  collection(): void;
  /** A lot is in the file, with all that the file can say of it. */
  written(item: Pick<CollectionItem, "quantity">): void;
  /** A lot is not in the file, and why. */
  skipped(item: Pick<CollectionItem, "quantity">, why: string): void;
  /** Something that is said of a lot is not in the file: `grade`, `notes`. */
  lost(what: string): void;
  counts(): ExportCounts;
  /** What is not in the file, what most lack first. */
  leftOut(): readonly LeftOut[];
}

export function exportTally(): ExportTally {
  let [collections, items, copies, itemsSkipped, copiesSkipped] = [0, 0, 0, 0, 0];
  const left = new Map<string, number>();
  const more = (what: string) => left.set(what, (left.get(what) ?? 0) + 1);
  return {
    collection() {
      collections += 1;
    },
    written({ quantity }) {
      items += 1;
      copies += quantity;
    },
    skipped({ quantity }, why) {
      itemsSkipped += 1;
      copiesSkipped += quantity;
      more(why);
    },
    lost: more,
    counts: () => ({ collections, items, copies, itemsSkipped, copiesSkipped }),
    leftOut: () =>
      [...left]
        .map(([what, items]) => ({ what, items }))
        .sort((a, b) => b.items - a.items || byCodeUnits(a.what, b.what)),
  };
}
