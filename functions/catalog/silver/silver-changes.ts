import type { CatalogKey, FragmentItem } from "#schemas/storage/catalog-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Part } from "../merging/part.ts";
import type { Mergeable } from "./mergeable.ts";
import type { Filing, MergedItem, Shelf, SilverStore, SilverWrite } from "./silver-store.ts";

/** A merged item that is to be other than it was. */
export interface Change {
  readonly item: MergedItem;
  readonly replaces?: string;
}

/** The merged items that are other than they were, once these fragments count. */
export async function changesOf<Fragment extends object>(
  kind: Mergeable<Fragment>,
  shelf: Shelf,
  due: readonly (Part<Fragment> & CatalogKey)[],
  store: SilverStore,
): Promise<readonly Change[]> {
  const { fragments, merged } = await store.shelf(shelf);
  const known = new Map(merged.map((one) => [nameOf(one), one]));
  const isDue = new Set(due.map(nameOf));
  const others = fragments
    .filter((one) => !isDue.has(nameOf(one)))
    .map((one) => ({ ...one, value: kind.read(one.value) }));
  const parts = [...others, ...due];
  const said = parts.length === 0 ? [] : kind.merge(parts);
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

/**
 * What is written together: a changed item with the due fragments that it was merged from.
 *
 * @param standing those in whose place something stands already
 * @param filings where fragments lie from now on, if that is news
 */
export function writesOf(
  due: readonly FragmentItem[],
  changes: readonly Change[],
  how: {
    readonly standing: ReadonlySet<FragmentItem>;
    readonly filings: ReadonlyMap<FragmentItem, Filing>;
  },
) {
  const left = new Map(due.map((item) => [sayingOf(item.provenance.source, item.sourceId), item]));
  const before: SilverWrite[] = [];
  const together: SilverWrite[] = [];
  for (const merged of changes) {
    const fragments = merged.item.sources.flatMap(({ source, sourceId }) => {
      const name = sayingOf(source, sourceId);
      const own = left.get(name);
      left.delete(name);
      return own ? [own] : [];
    });
    if (fragments.length > 0) together.push({ ...saying(fragments, how), merged });
    else before.push({ fragments, merged });
  }
  for (const item of left.values()) together.push(saying([item], how));
  return { before, together };
}

const saying = (
  fragments: readonly FragmentItem[],
  { standing, filings }: Parameters<typeof writesOf>[2],
): SilverWrite => ({
  fragments,
  stood: fragments.map((one) => standing.has(one)),
  filings: fragments.flatMap((one) => filings.get(one) ?? []),
});

export const nameOf = ({ pk, sk }: CatalogKey) => `${pk}\n${sk}`;
const sayingOf = (source: string, sourceId: string) => `${source}\n${sourceId}`;
