import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { FragmentItem, ListsItem } from "#schemas/storage/catalog-items.ts";
import { listName, listsOfSource } from "../silver/record-list.ts";
import { nameOf } from "../silver/silver-changes.ts";
import { languageOfPlace } from "./silver-places.ts";

/** Of whom silver is looked at, and what was found to have a ground in the lake. */
export interface AuditScope {
  readonly source: string;
  /** Absent means all. */
  readonly languages?: readonly string[] | undefined;
  /** Whether all answers of the source were looked at: else nothing can be without a ground. */
  readonly isWhole: boolean;
  /** What was observed from this moment on is left alone. */
  readonly before: string;
  /** Whether the lake gives what an item of this name holds. */
  readonly hasGround: (name: string) => boolean;
  /** Whether it may be that the lake gives it still, in what cannot be read, or does not fit. */
  readonly isDoubted: (readAt: Provenance, sourceId?: string) => boolean;
}

export const isInScope = (place: string, { languages }: AuditScope): boolean => {
  const language = languageOfPlace(place);
  return languages === undefined || language === undefined || languages.includes(language);
};

/** Whether all was looked at that speaks of a place: one without a language may be spoken of in any. */
const isAllKnown = (place: string, { isWhole, languages }: AuditScope): boolean =>
  isWhole && (languages === undefined || languageOfPlace(place) !== undefined);

/** Whether a fragment says what no answer of the lake says any more. */
export const isUngrounded = (item: FragmentItem, scope: AuditScope): boolean =>
  isAllKnown(item.pk, scope) &&
  item.provenance.source === scope.source &&
  item.observedAt < scope.before &&
  !scope.hasGround(nameOf(item)) &&
  !scope.isDoubted(item.provenance, item.sourceId);

/** Names of the source's lists under a key that no answer of the lake leads to any more. */
export const ungroundedLists = (item: ListsItem, scope: AuditScope): readonly string[] =>
  listsOfSource(item, scope.source).filter((name) => {
    const own = item.lists[name];
    const seenAt = own?.doubted?.provenance.observedAt ?? own?.provenance.observedAt ?? "";
    return (
      own !== undefined &&
      isAllKnown(nameOf(item), scope) &&
      seenAt < scope.before &&
      !scope.hasGround(listName(item, name)) &&
      !scope.isDoubted(own.provenance)
    );
  });
