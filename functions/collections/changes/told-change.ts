import type * as z from "zod";
import type { Change, ChangeKind } from "#schemas/collections/change.ts";
import { CollectionItem } from "#schemas/collections/item.ts";
import type { getChange, listChanges } from "#schemas/http/collection-changes.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { lotFields } from "../items/field-versions.ts";
import { isThere } from "../items/lots.ts";
import type { WholeChange } from "./list-changes.ts";

type Told = z.input<typeof listChanges.response.body>["items"][number];
type ToldWhole = z.input<typeof getChange.response.body>;

/** What is said of so many items, or of the collection itself. */
const said: Readonly<Record<ChangeKind, readonly [one: string, several: string]>> = {
  added: ["1 item was added.", "# items were added."],
  edited: ["1 item was edited.", "# items were edited."],
  removed: ["1 item was removed.", "# items were removed."],
  moved: ["1 item was moved.", "# items were moved."],
  copied: ["1 item was copied.", "# items were copied."],
  split: ["1 item was split.", "# items were split."],
  sold: ["Copies of 1 item were sold.", "Copies of # items were sold."],
  unsold: ["A sale was taken back.", "A sale was taken back."],
  mixed: ["Different edits of 1 item were made.", "Different edits of # items were made."],
  synced: ["1 edit of a device was taken over.", "# edits of a device were taken over."],
  undone: ["A change of 1 item was taken back.", "A change of # items was taken back."],
  created: ["The collection was opened.", "The collection was opened."],
  described: [
    "The collection was renamed or described.",
    "The collection was renamed or described.",
  ],
  deleted: ["The collection was deleted.", "The collection was deleted."],
  restored: ["The collection was brought back.", "The collection was brought back."],
  imported: ["1 item was imported.", "# items were imported."],
};

/** A change as lists tell it. */
export function toldChange(change: Change): Told {
  const { id, kind, at, undoes, undoneBy, total, items, heads, collectionIds, undoing } = change;
  const isLong = collectionIds !== undefined;
  // Of a long change it is known what its parts have done, and not what of the others there is to do.
  const count = isLong ? (change.done ?? 0) : total;
  const touched = new Set([...items, ...heads].map(({ collectionId }) => collectionId));
  return {
    ...{ id, kind, at, summary: summaryOf(change, count), items: count },
    collectionIds: collectionIds ?? [...touched],
    ...(undoes && { undoes }),
    ...(undoneBy && { undoneBy }),
    ...(undoing && { undoing }),
    ...(isLong && !change.endedAt && { isRunning: true as const }),
  };
}

function summaryOf({ kind, heads }: Change, count: number): string {
  if (kind === "undone" && heads.length > 0) return "A change of the collection was taken back.";
  const [one, several] = said[kind];
  return count === 1 ? one : several.replace("#", String(count));
}

/** A change with what was there before it and by it. */
export function toldWhole({ change, contents, kept, nextCursor }: WholeChange): ToldWhole {
  return {
    ...toldChange(change),
    itemChanges: contents.flatMap(({ items }) =>
      items.map(({ collectionId, before, after }) => {
        const [was, is] = [presentItem(before), presentItem(after)];
        return {
          ...{ collectionId, itemId: after.id, fields: [...otherFields(was, is)] },
          ...(was && { before: was }),
          ...(is && { after: is }),
        };
      }),
    ),
    collectionChanges: contents.flatMap(({ heads }) => heads),
    saleChanges: contents.flatMap(({ sales }) => sales),
    ...(kept.length > 0 && { kept: kept.map((one) => ({ ...one, outcome: "kept" as const })) }),
    ...(nextCursor && { nextCursor }),
  };
}

const presentItem = (lot: LotItem | undefined): CollectionItem | undefined =>
  isThere(lot) ? CollectionItem.parse(lot) : undefined;

/** None where the item came or went. */
const otherFields = (
  was: CollectionItem | undefined,
  is: CollectionItem | undefined,
): readonly string[] =>
  was && is
    ? lotFields.filter(
        (field) => canonicalJson(was[field] ?? null) !== canonicalJson(is[field] ?? null),
      )
    : [];
