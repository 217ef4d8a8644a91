import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { Generation, Species } from "#schemas/catalog/species.ts";
import { generationKey, speciesKey } from "#schemas/storage/catalog-items.ts";
import type { Game } from "#schemas/values.ts";
import type { CatalogStore } from "./catalog-store.ts";
import { draftOf, type Recorded, recordSilver } from "./record-silver.ts";

export interface SpeciesDraft {
  readonly game: Game;
  readonly species: readonly Species[];
  readonly generations: readonly Generation[];
  readonly provenance: Provenance;
}

/** Takes the species and generations of a game into the catalogue. */
export function recordSpecies(
  { game, species, generations, provenance }: SpeciesDraft,
  { store }: { store: CatalogStore },
): Promise<Recorded> {
  return recordSilver(
    [
      ...species.map((one) => draftOf(speciesKey(game, one.dexId), one, provenance)),
      ...generations.map((one) => draftOf(generationKey(game, one.id), one, provenance)),
    ],
    { store },
  );
}
