import type { CollectionItem } from "#schemas/collections/item.ts";
import { settlingSeconds } from "#schemas/storage/collection-changes.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { HeldChange } from "./held-changes.ts";

/** What a collection held when it was read, or later. */
export interface HeldState {
  /** When the reading began, in milliseconds: all that was written before is in it. */
  readonly upToMs: number;
  /** By id. */
  readonly items: readonly CollectionItem[];
}

const dayMs = 86_400_000;

/** Changes and removed items are remembered for thirty days; what was read so long ago is brought up to date well before. */
export const oldestMs = 20 * dayMs;

/** So many items are read one by one; for more, it is cheaper to read all. */
export const mostOneByOne = 2_000;

/** From which moment on changes may not be in a state: one lies by when its writing began, and was written later. */
export const unsettledSince = ({ upToMs }: Pick<HeldState, "upToMs">): Date =>
  new Date(upToMs - settlingSeconds * 1000);

/** Whether the changes since a state can be applied to it at all. */
export const isFresh = ({ upToMs }: Pick<HeldState, "upToMs">, nowMs: number): boolean =>
  nowMs - upToMs < oldestMs;

/** What a collection's head may go through while it holds the same. */
const harmless: ReadonlySet<string> = new Set(["created", "described"]);

/**
 * The items of a collection that changes name in a version which the state has not, to be read; undefined where all have to be
 * read: the collection has gone or come back, or too much has changed.
 */
export function itemsToRead(
  state: HeldState,
  collectionId: Ulid,
  changes: readonly HeldChange[],
): readonly Ulid[] | undefined {
  const wanted = new Set<Ulid>();
  const known = versionsOf(state.items);
  for (const { kind, items, heads } of changes) {
    const isOfHead = heads.some((head) => head.collectionId === collectionId);
    if (isOfHead && !harmless.has(kind)) return undefined;
    for (const { itemId, version, collectionId: place } of items) {
      if (place === collectionId && version > (known.get(itemId) ?? 0)) wanted.add(itemId);
    }
  }
  return wanted.size > mostOneByOne ? undefined : [...wanted];
}

/**
 * The state with some items as they are now. Where that changes nothing, its list of items is the same one.
 *
 * @param asked items that were looked for; one that is not found is not there any more
 */
export function withItems(
  { items }: Pick<HeldState, "items">,
  asked: readonly Ulid[],
  found: ReadonlyMap<Ulid, LotItem>,
): readonly CollectionItem[] {
  if (asked.length === 0) return items;
  const known = versionsOf(items);
  const isNews = (id: Ulid) =>
    (found.get(id)?.version ?? Number.POSITIVE_INFINITY) > (known.get(id) ?? 0);
  const news = new Set(asked.filter(isNews));
  const there = [...news]
    .flatMap((id) => found.get(id) ?? [])
    .filter(({ removedAt }) => removedAt === undefined)
    .toSorted((a, b) => byCodeUnits(a.id, b.id));
  const isSame = there.length === 0 && [...news].every((id) => !known.has(id));
  return isSame
    ? items
    : mergedById(
        items.filter(({ id }) => !news.has(id)),
        there,
      );
}

/** Two lists in the order of their ids as one. */
function mergedById(
  items: readonly CollectionItem[],
  others: readonly CollectionItem[],
): readonly CollectionItem[] {
  const merged: CollectionItem[] = [];
  let at = 0;
  for (const item of items) {
    for (let other = others[at]; other && other.id < item.id; other = others[at]) {
      merged.push(other);
      at += 1;
    }
    merged.push(item);
  }
  return [...merged, ...others.slice(at)];
}

/** Made when a list is first asked for, and kept as long as it is. */
const made = new WeakMap<readonly CollectionItem[], ReadonlyMap<Ulid, number>>();

function versionsOf(items: readonly CollectionItem[]): ReadonlyMap<Ulid, number> {
  const known = made.get(items) ?? new Map(items.map(({ id, version }) => [id, version]));
  made.set(items, known);
  return known;
}
