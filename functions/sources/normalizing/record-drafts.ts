import type { Provenance } from "#schemas/catalog/provenance.ts";
import {
  addRecorded,
  type CatalogStore,
  type Recorded,
  recordCards,
  recordSet,
  recordSpecies,
} from "../../catalog/index.ts";
import type { Silver } from "../source.ts";

export interface SilverDraft {
  readonly silver: Silver;
  readonly provenance: Provenance;
}

/** Hands drafts to the catalogue: cards all at once, the few others one by one. */
export async function recordDrafts(
  drafts: readonly SilverDraft[],
  deps: { store: CatalogStore },
): Promise<Recorded> {
  const cards = drafts.flatMap(({ silver, provenance }) =>
    silver.kind === "card" ? [{ card: silver.card, provenance }] : [],
  );
  let recorded = await recordCards(cards, deps);
  for (const { silver, provenance } of drafts) {
    if (silver.kind === "set") {
      recorded = addRecorded(recorded, await recordSet({ ...silver, provenance }, deps));
    } else if (silver.kind === "species") {
      recorded = addRecorded(recorded, await recordSpecies({ ...silver, provenance }, deps));
    }
  }
  return recorded;
}
