import { type CatalogKey, type FragmentItem, fragmentKey } from "#schemas/storage/catalog-items.ts";
import { type FiledItem, filedKey } from "#schemas/storage/filed-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { mergeAnew } from "./merge-anew.ts";
import type { Mergeable } from "./mergeable.ts";
import type { Filing, Shelf, SilverStore } from "./silver-store.ts";

/** A fragment whose value is known to be of its kind. */
export type Item<Fragment> = FragmentItem & { readonly value: Fragment };

/** What of the due fragments of a shelf is to be written, and what that says of where they lie. */
interface Filed<Due> {
  readonly ready: readonly Due[];
  /** How many give way to what their source said later, under another shelf. */
  readonly older: number;
  readonly filings: ReadonlyMap<FragmentItem, Filing>;
}

/**
 * Sees to it that what a source calls by one id lies under one shelf: the one where it was filed last. What
 * lies under another and is older is taken away from there, and what it was merged into is merged anew;
 * only then may the newer one be written, so that whoever dies in between leaves it due. A fragment
 * that stands where it stood costs a read, and no write.
 *
 * @param standing those in whose place something stands already
 */
export async function filed<Fragment extends object, Due extends Item<Fragment>>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  { due, standing }: { due: readonly Due[]; standing: ReadonlySet<FragmentItem> },
  store: SilverStore,
): Promise<Filed<Due>> {
  const { filedAmong } = kind;
  if (!filedAmong || due.length === 0) return { ready: due, older: 0, filings: new Map() };
  const keys = due.map((item) =>
    filedKey(filedAmong(item.value), item.provenance.source, item.sourceId),
  );
  const known = await store.filed(keys);
  const places = due.map((item, at) => ({ item, key: keys[at], before: known[at] }));
  const isElsewhere = ({ before }: { before?: FiledItem | undefined }) =>
    before !== undefined && before.shelf.fragments !== shelf.fragments;
  const older = new Set<Due>();
  const moved = Map.groupBy(places.filter(isElsewhere), ({ before }) => before?.shelf.fragments);
  for (const own of moved.values()) {
    const from = own[0]?.before?.shelf;
    const items = own.map(({ item }) => item);
    if (from) for (const one of await leave(kind, from, items, store)) older.add(one);
  }
  const filings = places.flatMap(({ item, key, before }): [FragmentItem, Filing][] => {
    const stands = before !== undefined && !isElsewhere({ before }) && standing.has(item);
    if (!key || stands) return [];
    const left = isElsewhere({ before }) && before && keyUnder(before.shelf, item);
    return [
      [
        item,
        {
          item: filedItem(key, shelf),
          ...(before && { replaces: before.contentHash }),
          ...(left && { left }),
        },
      ],
    ];
  });
  return {
    ready: due.filter((item) => !older.has(item)),
    older: older.size,
    filings: new Map(filings),
  };
}

/** Takes away what lies under a shelf that these have left; those that have not left it are answered. */
async function leave<Fragment extends object, Due extends Item<Fragment>>(
  kind: Mergeable<Fragment>,
  from: Shelf,
  items: readonly Due[],
  store: SilverStore,
): Promise<readonly Due[]> {
  const { fragments } = await store.shelf({ ...from, sortKeys: [] });
  const there = new Map(fragments.map((one) => [one.sk, one]));
  const stale: FragmentItem[] = [];
  const older = items.filter((item) => {
    const before = there.get(keyUnder(from, item).sk);
    if (before && isLater(before, item)) return true;
    if (before) stale.push(before);
    return false;
  });
  if (older.length === items.length) return older;
  await store.retire(stale);
  // Also where there is nothing to take away: whoever took it may have died before this.
  await mergeAnew(kind, from, store);
  return older;
}

const keyUnder = ({ fragments }: Shelf, { provenance, sourceId }: FragmentItem): CatalogKey =>
  fragmentKey(fragments, provenance.source, sourceId);

function filedItem(key: CatalogKey, { fragments, merged, sortKeys }: Shelf): FiledItem {
  const shelf = { fragments, merged, sortKeys: [...sortKeys] };
  return { ...key, shelf, contentHash: sha256(canonicalJson(shelf)) };
}

/** Whether an answer came later than another; one that another normaliser has read is not. */
function isLater({ provenance: a }: FragmentItem, { provenance: b }: FragmentItem): boolean {
  const order =
    byCodeUnits(a.observedAt, b.observedAt) ||
    byCodeUnits(a.bronzeKey, b.bronzeKey) ||
    a.bronzeLine - b.bronzeLine ||
    (a.record ?? 0) - (b.record ?? 0);
  return order > 0;
}
