import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { Generation, Species } from "#schemas/catalog/species.ts";
import { generationKey, speciesKey } from "#schemas/storage/catalog-items.ts";
import type { CatalogStore } from "./catalog-store.ts";
import { draftOf, type Recorded, recordSilver } from "./record-silver.ts";

export interface SpeciesDraft {
  readonly species: readonly Species[];
  readonly generations: readonly Generation[];
  readonly provenance: Provenance;
}

/** Takes the species and generations of Pokémon into the catalogue. */
export function recordSpecies(
  { species, generations, provenance }: SpeciesDraft,
  { store }: { store: CatalogStore },
): Promise<Recorded> {
  return recordSilver(
    [
      ...species.map((one) => draftOf(speciesKey("pokemon", one.dexId), one, provenance)),
      ...generations.map((one) => draftOf(generationKey("pokemon", one.id), one, provenance)),
    ],
    { store },
  );
}
