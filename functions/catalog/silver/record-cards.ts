import type { Card } from "#schemas/catalog/card.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { Games } from "#schemas/games/index.ts";
import { cardKey } from "#schemas/storage/catalog-items.ts";
import type { CatalogStore } from "./catalog-store.ts";
import { draftOf, type Recorded, recordSilver } from "./record-silver.ts";

export interface CardDraft {
  readonly card: Card;
  readonly provenance: Provenance;
}

/** Takes cards into the catalogue. Any number, in any order, any number of times. */
export function recordCards(
  drafts: readonly CardDraft[],
  { store, games }: { store: CatalogStore; games?: Games },
): Promise<Recorded> {
  return recordSilver(
    drafts.map(({ card, provenance }) => draftOf(cardKey(card.id, games), card, provenance)),
    { store },
  );
}
