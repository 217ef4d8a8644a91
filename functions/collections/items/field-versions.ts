import { CopyAttributes } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";

/** What an edit can say otherwise of a lot, field by field. */
export const lotFields = [...CopyAttributes.keyof().options, "quantity"] as const;
export type LotField = (typeof lotFields)[number];

/** Whatever stands for the fields that are not named. */
const others = "*";

/** The version by which a field came to say what it says, or a later one where that is not known. */
export const versionOfField = (
  { version, fieldVersions }: Pick<LotItem, "version" | "fieldVersions">,
  field: LotField,
): number => fieldVersions?.[field] ?? fieldVersions?.[others] ?? version;

/**
 * The versions of the fields of a lot that takes the place of another; none of one that is new.
 *
 * Fields whose versions are equal to that of all others are not named, so that a lot with one change has two numbers more.
 */
export function fieldVersionsOf(
  before: LotItem | undefined,
  after: LotItem,
): Pick<LotItem, "fieldVersions"> {
  if (!before) return {};
  const base = before.fieldVersions?.[others] ?? before.version;
  const named = lotFields.flatMap((field): [string, number][] => {
    const isSame = canonicalJson(before[field] ?? null) === canonicalJson(after[field] ?? null);
    const version = isSame ? versionOfField(before, field) : after.version;
    return version === base ? [] : [[field, version]];
  });
  return { fieldVersions: { [others]: base, ...Object.fromEntries(named) } };
}
