import type { Provenance } from "#schemas/catalog/provenance.ts";
import { type FragmentItem, fragmentKey } from "#schemas/storage/catalog-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { nothingRecorded, type Recorded } from "#shared/kernel/recorded.ts";
import { filed, type Item } from "./filing.ts";
import { mergeAnew } from "./merge-anew.ts";
import type { Mergeable } from "./mergeable.ts";
import { retried } from "./retried.ts";
import { sideBySide } from "./side-by-side.ts";
import { changesOf, nameOf, writesOf } from "./silver-changes.ts";
import type { Shelf, SilverMark, SilverStore } from "./silver-store.ts";

/** What one source says of one thing. */
export interface FragmentDraft<Fragment> {
  readonly sourceId: string;
  readonly value: Fragment;
  readonly provenance: Provenance;
}

/**
 * Takes what sources say into the catalogue, any number of times and in any order, and merges it
 * with what others say. Writes what is new, and nothing else [CAT-4]: a fragment and what follows
 * from it are written as one, so an unchanged fragment needs no look at what it was merged into.
 */
export async function recordFragments<Fragment extends object>(
  kind: Mergeable<Fragment>,
  drafts: readonly FragmentDraft<Fragment>[],
  store: SilverStore,
): Promise<Recorded> {
  const shelves = Map.groupBy(drafts, ({ value }) => JSON.stringify(kind.shelfOf(value)));
  return sideBySide(shelves.values(), async (own) => {
    const [first] = own;
    if (!first) return nothingRecorded;
    const shelf = kind.shelfOf(first.value);
    const items = newestByKey(own.map((draft) => itemOf(shelf, draft)));
    const done = await retried(shelf.merged, items, (rest) => onShelf(kind, shelf, rest, store));
    return { ...done, older: done.older + own.length - items.length };
  });
}

/** Names of the items that drafts lie in. */
export const itemNamesOf = <Fragment>(
  { shelfOf }: Mergeable<Fragment>,
  drafts: readonly FragmentDraft<Fragment>[],
): readonly string[] =>
  drafts.map(({ sourceId, value, provenance: { source } }) =>
    nameOf(fragmentKey(shelfOf(value).fragments, source, sourceId)),
  );

const itemOf = <Fragment>(
  shelf: Shelf,
  { sourceId, value, provenance }: FragmentDraft<Fragment>,
): Item<Fragment> => ({
  ...fragmentKey(shelf.fragments, provenance.source, sourceId),
  sourceId,
  value,
  provenance,
  contentHash: sha256(canonicalJson(value)),
  observedAt: provenance.observedAt,
});

/** One try at the items of a shelf; `lost` are to be tried again. */
async function onShelf<Fragment extends object>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  items: readonly Item<Fragment>[],
  store: SilverStore,
): Promise<Recorded & { lost: readonly Item<Fragment>[] }> {
  const marks = await store.marks(items);
  const verdicts = items.map((item, at) => verdictOf(item, marks[at]));
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  const standing = new Set(items.filter((_item, at) => marks[at]));
  const all = items.filter((_item, at) => verdicts[at] === "due");
  const { ready: due, ...elsewhere } = await filed(kind, shelf, { due: all, standing }, store);
  const seen = { unchanged: count("unchanged"), older: count("older") + elsewhere.older };
  // What gives way may have been merged with its neighbours before that was known.
  if (due.length === 0 && elsewhere.older > 0) await mergeAnew(kind, shelf, store);
  if (due.length === 0) return { written: 0, ...seen, lost: [] };
  const changes = await changesOf(kind, shelf, due, store);
  const how = { standing, filings: elsewhere.filings };
  const { before, together } = writesOf(due, changes, how);
  // What has no fragment of its own comes first: if this is interrupted, the fragments are still due.
  const isFirstDone = (await store.save(before)).every((verdict) => verdict === "written");
  const saved = isFirstDone ? await store.save(together) : together.map(() => "lost");
  const isLost = new Set(
    together.flatMap(({ fragments }, at) => (saved[at] === "lost" ? fragments : [])),
  );
  const lost = due.filter((item) => isLost.has(item));
  return { written: due.length - lost.length, ...seen, lost };
}

/** Whether a fragment gives way; at the same moment it does to what another normaliser made. */
function verdictOf(item: FragmentItem, mark: SilverMark | undefined) {
  if (!mark) return "due";
  if (mark.contentHash === item.contentHash) return "unchanged";
  return mark.observedAt <= item.observedAt ? "due" : "older";
}

function newestByKey<Fragment>(items: readonly Item<Fragment>[]): readonly Item<Fragment>[] {
  const newest = new Map<string, Item<Fragment>>();
  for (const item of items) {
    const known = newest.get(nameOf(item));
    if (!known || known.observedAt <= item.observedAt) newest.set(nameOf(item), item);
  }
  return [...newest.values()];
}
