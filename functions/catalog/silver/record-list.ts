import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CatalogKey, ListsItem } from "#schemas/storage/catalog-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Recorded } from "#shared/kernel/recorded.ts";
import { type BelievedList, believe, type SeenList } from "../merging/believed-list.ts";
import { retried } from "./retried.ts";
import { nameOf } from "./silver-changes.ts";
import type { SilverStore } from "./silver-store.ts";

/** What a source lists under a key. */
export interface ListDraft {
  readonly key: CatalogKey;
  readonly ids: readonly string[];
  /** Which of the source's lists, where it has several under the key. */
  readonly list?: string | undefined;
  /** How many pages the source has, where this is the first of several. */
  readonly pages?: number | undefined;
  readonly provenance: Provenance;
}

/** What the list of a source under a key is called among the names of items. */
export const listName = (key: CatalogKey, ownList: string) => `${nameOf(key)}\n${ownList}`;

/** What a source's list is called among those under a key: by the source, and its own name where it has several. */
export const ownListOf = (source: string, list?: string) =>
  list === undefined ? source : `${source}/${list}`;

/** Names of a source's lists among those under a key. */
export const listsOfSource = ({ lists }: Pick<ListsItem, "lists">, source: string) =>
  Object.keys(lists).filter((name) => name === source || name.startsWith(`${source}/`));

/** Takes a list into the catalogue; one that has lost much is believed when it is seen twice. */
export const recordList = (draft: ListDraft, store: SilverStore): Promise<Recorded> =>
  retried(draft.key.pk, [draft], async () => {
    const known = await store.lists(draft.key);
    const own = ownListOf(draft.provenance.source, draft.list);
    const before = known?.lists[own];
    const next = believe(before, draft);
    const nothing = { written: 0, unchanged: 0, older: 0, lost: [] };
    if (!next) {
      const isOlder = before && before.provenance.observedAt > draft.provenance.observedAt;
      return { ...nothing, ...(isOlder ? { older: 1 } : { unchanged: 1 }) };
    }
    const lists = { ...known?.lists, [own]: plain(next) };
    const contentHash = sha256(canonicalJson(lists));
    const item: ListsItem = { ...draft.key, lists, contentHash };
    if ((await store.saveLists(item, known?.contentHash)) === "lost") {
      return { ...nothing, lost: [draft] };
    }
    // Only the moment at which it was said is other: nothing is news.
    const isSame = canonicalJson(saidBy(before)) === canonicalJson(saidBy(next));
    return { ...nothing, ...(isSame ? { unchanged: 1 } : { written: 1 }) };
  });

const plain = ({ doubted, earlierAt, ...believed }: BelievedList): ListsItem["lists"][string] => ({
  ...seen(believed),
  ...(earlierAt !== undefined && { earlierAt }),
  ...(doubted && { doubted: seen(doubted) }),
});

const seen = ({ ids, pages, provenance }: SeenList) => ({
  ids: [...ids],
  ...(pages !== undefined && { pages }),
  provenance,
});

const saidBy = (list: BelievedList | undefined) =>
  list && { ids: list.ids, pages: list.pages ?? null, doubted: list.doubted?.ids ?? null };
