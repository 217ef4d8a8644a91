import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { SetItem } from "#schemas/storage/catalog-items.ts";

/** A set with the answer that it was made from. */
export interface SetView extends CardSet {
  readonly provenance: Provenance;
}

export const setView = ({ value, provenance }: SetItem): SetView => ({ ...value, provenance });
