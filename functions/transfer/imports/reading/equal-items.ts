import { type EqualItem, type PreviewRow, SaidCopies } from "#schemas/transfer/import-row.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { attributesOf } from "../../../collections/index.ts";
import { copiesKey } from "../../matching/duplicates/copies.ts";
import type { HeldTarget } from "./targets-after.ts";

type EqualItems = readonly EqualItem[];

/**
 * Items of a collection of which there are several for the same printing, variant, condition and language, the oldest first: those that any of the named ones
 * belongs to.
 */
export function equalItems(
  { items }: Pick<HeldTarget, "items">,
  named: ReadonlySet<string>,
): readonly EqualItems[] {
  const groups = Map.groupBy(items, (item) => copiesKey({ ...item, name: "", setName: "" }));
  return [...groups.values()].flatMap((group): readonly EqualItems[] => {
    if (group.length < 2 || !group.some(({ id }) => named.has(id))) return [];
    const inOrder = group.toSorted(
      (a, b) => byCodeUnits(a.createdAt, b.createdAt) || byCodeUnits(a.id, b.id),
    );
    const equals = inOrder.flatMap((item) => {
      const { data: copies } = SaidCopies.safeParse(attributesOf(item));
      return copies ? [{ itemId: item.id, quantity: item.quantity, copies }] : [];
    });
    return equals.length < 2 ? [] : [equals];
  });
}

/** Items that rows may set the quantity of. */
export const itemsNamedBy = (rows: readonly PreviewRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ duplicateOf }) => duplicateOf?.itemId ?? []));

/** Which of these an item belongs to. */
export function equalsBy(
  groups: readonly EqualItems[],
): (itemId: string) => EqualItems | undefined {
  const byItem = new Map(
    groups.flatMap((group) => group.map(({ itemId }): [string, EqualItems] => [itemId, group])),
  );
  return (itemId) => byItem.get(itemId);
}

/** What a preview says of them; nothing where there are none. */
export const equalsNotes = (groups: readonly EqualItems[]): readonly string[] =>
  groups.length === 0
    ? []
    : [
        `Of ${groups.length === 1 ? "1 card" : `${groups.length} cards`} you have several items that are equal but for what was paid, notes and the like. ` +
          "Together they get the quantity of the file: items that it tells apart get theirs, and of the others the last ones give way first.",
      ];
