import { ItemChange } from "#schemas/collections/item.ts";
import type { SyncConflict } from "#schemas/collections/sync.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { type LotField, lotFields, versionOfField } from "../items/field-versions.ts";
import { mostCopies, saysTheSame } from "../items/lots.ts";
import { changed } from "../items/update-item.ts";

/** What an offline edit of a lot comes to. */
export interface Merged {
  readonly after: LotItem;
  readonly conflicts: readonly SyncConflict[];
  /** Whether anything of it is done. */
  readonly isOther: boolean;
}

interface FieldEdit {
  readonly base: number;
  readonly set?: ItemChange | undefined;
  readonly quantityBy?: number | undefined;
}

/** A condition and a grade take the place of each other: who says one says both. */
const together: readonly (readonly LotField[])[] = [["condition", "grade"]];

/**
 * Merges an edit that was made upon an older version into a lot, field by field; pure. A field that nobody else has touched since is set; of one
 * that says otherwise by now, what is there is kept, and both values are told. Copies that came or went are added up.
 */
export function mergeFields(
  lot: LotItem,
  { base, set = {}, quantityBy }: FieldEdit,
  at: string,
): Merged {
  const wanted = changed(lot, set, at);
  const conflicts: SyncConflict[] = [];
  const kept = new Set<string>();
  for (const fields of groupsIn(set)) {
    const version = Math.max(...fields.map((field) => versionOfField(lot, field)));
    if (version <= base) continue;
    for (const field of fields) {
      kept.add(field);
      if (textOf(lot, field) === textOf(wanted, field)) continue;
      const [yours, theirs] = [wanted[field] ?? null, lot[field] ?? null];
      conflicts.push({ field, yours, theirs, version });
    }
  }
  const quantity = lot.quantity + (quantityBy ?? 0);
  const isPossible = quantity >= 1 && quantity <= mostCopies;
  if (!isPossible) {
    const version = versionOfField(lot, "quantity");
    conflicts.push({ field: "quantity", yours: quantity, theirs: lot.quantity, version });
  }
  const accepted = ItemChange.parse({
    ...Object.fromEntries(Object.entries(set).filter(([field]) => !kept.has(field))),
    ...(quantityBy !== undefined && isPossible && { quantity }),
  });
  const after = changed(lot, accepted, at);
  return { after, conflicts, isOther: !saysTheSame(lot, after) };
}

/** The fields that an edit says something of, those of one state as one. */
function groupsIn(set: ItemChange): readonly (readonly LotField[])[] {
  const named = lotFields.filter((field) => field in set);
  const groups = named.map((field) => together.find((group) => group.includes(field)) ?? [field]);
  return [...new Set(groups.map((group) => group.join(" ")))].map(
    (name) => groups.find((group) => group.join(" ") === name) ?? [],
  );
}

/** As text; what is not so and what is not said are the same. */
const textOf = (lot: LotItem, field: LotField): string => canonicalJson(lot[field] || null);
