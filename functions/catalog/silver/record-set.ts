import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { membersKey, setKey } from "#schemas/storage/catalog-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CatalogStore } from "./catalog-store.ts";
import { draftOf, type Recorded, recordSilver } from "./record-silver.ts";

export interface SetDraft {
  readonly set: CardSet;
  /** Every printing that the answer lists; a known one that is missing counts as removed. */
  readonly members: readonly PrintingId[];
  readonly provenance: Provenance;
}

/** Takes a set and the list of its printings into the catalogue. */
export async function recordSet(
  { set, members, provenance }: SetDraft,
  { store }: { store: CatalogStore },
): Promise<Recorded> {
  const recorded = await recordSilver(
    [
      draftOf(setKey(set.id), set, provenance),
      draftOf(membersKey(set.id), { setId: set.id, printingIds: [...members] }, provenance),
    ],
    { store },
  );
  // After the set, so that a language that is listed has one; repeated, since the step may be lost.
  if (recorded.written > 0) await store.addLanguage(set.game, set.language);
  return recorded;
}
