import type { Provenance } from "#schemas/catalog/provenance.ts";
import { type CatalogKey, type FragmentItem, fragmentKey } from "#schemas/storage/catalog-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Merged, Part } from "../merging/part.ts";
import { addRecorded, nothingRecorded, type Recorded } from "./recorded.ts";
import { retried } from "./retried.ts";
import type { MergedItem, Shelf, SilverMark, SilverStore, SilverWrite } from "./silver-store.ts";

/** What one source says of one thing. */
export interface FragmentDraft<Fragment> {
  readonly sourceId: string;
  readonly value: Fragment;
  readonly provenance: Provenance;
}

/** A kind of things that are merged of fragments. */
export interface Mergeable<Fragment> {
  shelfOf(value: Fragment): Shelf;
  /** @throws ZodError when a stored value is no fragment of this kind */
  read(value: unknown): Fragment;
  /** All things of a shelf, of all fragments there; pure. */
  merge(parts: readonly Part<Fragment>[]): readonly (Merged<object> & { key: CatalogKey })[];
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
  let recorded = nothingRecorded;
  const shelves = Map.groupBy(drafts, ({ value }) => JSON.stringify(kind.shelfOf(value)));
  for (const own of shelves.values()) {
    const [first] = own;
    if (!first) continue;
    const shelf = kind.shelfOf(first.value);
    const items = newestByKey(own.map((draft) => itemOf(shelf, draft)));
    const done = await retried(shelf.merged, items, (rest) => onShelf(kind, shelf, rest, store));
    const older = done.older + own.length - items.length;
    recorded = addRecorded(recorded, { ...done, older });
  }
  return recorded;
}

/** A fragment whose value is known to be of its kind. */
type Item<Fragment> = FragmentItem & { readonly value: Fragment };

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
  const due = items.filter((_item, at) => verdicts[at] === "due");
  const seen = { unchanged: count("unchanged"), older: count("older") };
  if (due.length === 0) return { written: 0, ...seen, lost: [] };
  const { before, together } = writesOf(due, await changesOf(kind, shelf, due, store));
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

interface Change {
  readonly item: MergedItem;
  readonly replaces?: string;
}

/** The merged items that are other than they were, once these fragments count. */
async function changesOf<Fragment extends object>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  due: readonly Item<Fragment>[],
  store: SilverStore,
): Promise<readonly Change[]> {
  const { fragments, merged } = await store.shelf(shelf);
  const known = new Map(merged.map((one) => [nameOf(one), one]));
  const isDue = new Set(due.map(nameOf));
  const others = fragments
    .filter((one) => !isDue.has(nameOf(one)))
    .map((one) => ({ ...one, value: kind.read(one.value) }));
  const said = kind.merge([...others, ...due]);
  const isSaid = new Set(said.map(({ key }) => nameOf(key)));
  // What nobody says any more is kept [CAT-4]: somebody may own it.
  const unsaid = merged
    .filter((one) => one.hasFragments && !isSaid.has(nameOf(one)))
    .map(({ pk, sk, value }) => ({ key: { pk, sk }, value, sources: [] }));
  return [...said, ...unsaid].flatMap(({ key, value, sources }): Change[] => {
    const who = sources.map((one) => [one.source, one.sourceId, one.contentHash, one.groups ?? []]);
    const contentHash = sha256(canonicalJson({ value, who }));
    const replaces = known.get(nameOf(key))?.contentHash;
    if (replaces === contentHash) return [];
    const item = { ...key, value, sources, contentHash };
    return [{ item, ...(replaces !== undefined && { replaces }) }];
  });
}

/** What is written together: a changed item with the due fragments that it was merged from. */
function writesOf(due: readonly FragmentItem[], changes: readonly Change[]) {
  const left = new Map(due.map((item) => [sayingOf(item.provenance.source, item.sourceId), item]));
  const before: SilverWrite[] = [];
  const together: SilverWrite[] = [];
  for (const merged of changes) {
    const fragments = merged.item.sources.flatMap(({ source, sourceId }) => {
      const saying = sayingOf(source, sourceId);
      const own = left.get(saying);
      left.delete(saying);
      return own ? [own] : [];
    });
    (fragments.length > 0 ? together : before).push({ fragments, merged });
  }
  for (const item of left.values()) together.push({ fragments: [item] });
  return { before, together };
}

function newestByKey<Fragment>(items: readonly Item<Fragment>[]): readonly Item<Fragment>[] {
  const newest = new Map<string, Item<Fragment>>();
  for (const item of items) {
    const known = newest.get(nameOf(item));
    if (!known || known.observedAt <= item.observedAt) newest.set(nameOf(item), item);
  }
  return [...newest.values()];
}

const nameOf = ({ pk, sk }: CatalogKey) => `${pk}\n${sk}`;
const sayingOf = (source: string, sourceId: string) => `${source}\n${sourceId}`;
