import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CatalogKey } from "#schemas/storage/catalog-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { CatalogStore, SilverDraft, SilverMark, SilverValue } from "./catalog-store.ts";

/** What became of the drafts. `older`: the store has something that was observed later. */
export interface Recorded {
  readonly written: number;
  readonly unchanged: number;
  readonly older: number;
}

export const nothingRecorded: Recorded = { written: 0, unchanged: 0, older: 0 };

export const addRecorded = (a: Recorded, b: Recorded): Recorded => ({
  written: a.written + b.written,
  unchanged: a.unchanged + b.unchanged,
  older: a.older + b.older,
});

/** Makes what the store keeps of a value. The hash leaves the provenance out. */
export function draftOf(key: CatalogKey, value: SilverValue, provenance: Provenance): SilverDraft {
  const contentHash = sha256(canonicalJson(value));
  return { ...key, value, provenance, contentHash, observedAt: provenance.observedAt };
}

/**
 * Writes what is new, and nothing else [CAT-4]. Safe to repeat, and to run beside itself: the store
 * checks each write again.
 */
export async function recordSilver(
  drafts: readonly SilverDraft[],
  { store }: { store: CatalogStore },
): Promise<Recorded> {
  const single = newestByKey(drafts);
  const marks = await store.marks(single.map(({ pk, sk }) => ({ pk, sk })));
  const verdicts = single.map((draft, index) => verdictOf(draft, marks[index]));
  const due = single.filter((_draft, index) => verdicts[index] === "due");
  const saved = due.length === 0 ? [] : await store.save(due);
  const written = saved.filter((verdict) => verdict === "written").length;
  const unchanged = verdicts.filter((verdict) => verdict === "unchanged").length;
  return { written, unchanged, older: drafts.length - written - unchanged };
}

function verdictOf(draft: SilverDraft, mark: SilverMark | undefined) {
  if (!mark) return "due";
  if (mark.contentHash === draft.contentHash) return "unchanged";
  return mark.observedAt < draft.observedAt ? "due" : "older";
}

function newestByKey(drafts: readonly SilverDraft[]): readonly SilverDraft[] {
  const newest = new Map<string, SilverDraft>();
  for (const draft of drafts) {
    const key = `${draft.pk}\n${draft.sk}`;
    const known = newest.get(key);
    if (!known || known.observedAt < draft.observedAt) newest.set(key, draft);
  }
  return [...newest.values()];
}
