import type { SpeciesFragment } from "#schemas/catalog/fragment.ts";
import type { Generation, Species } from "#schemas/catalog/species.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { Choice } from "./choice.ts";
import type { Merged, Part } from "./part.ts";

const romanNumerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Species of a game, of all answers together, by national number; pure. */
export const mergeSpecies = (
  { precedence }: GameDefinition,
  parts: readonly Part<SpeciesFragment>[],
): readonly Merged<Species>[] =>
  [...Map.groupBy(parts, ({ value }) => value.dexId)]
    .flatMap(([dexId, own]) => {
      const choice = new Choice(own, precedence);
      const slug = choice.quietly("identity", (one) => one.slug);
      const generation = choice.quietly("identity", (one) => one.generation);
      if (slug === undefined || generation === undefined) return [];
      const types = choice.quietly("types", (one) => one.types) ?? [];
      const names = choice.together("names", "names", (one) => one.names ?? {});
      const value = { dexId, slug, generation, types, name: names["en"] ?? slug, names };
      return [{ value, sources: choice.sources() }];
    })
    .sort((a, b) => a.value.dexId - b.value.dexId);

/** The generations that these species make up, in order. */
export function generationsOf(species: readonly Species[]): Generation[] {
  return [...Map.groupBy(species, ({ generation }) => generation)]
    .map(([id, members]) => ({
      ...{ id, name: `Generation ${romanNumerals[id - 1] ?? id}`, speciesCount: members.length },
      firstDexId: Math.min(...members.map(({ dexId }) => dexId)),
      lastDexId: Math.max(...members.map(({ dexId }) => dexId)),
    }))
    .sort((a, b) => a.id - b.id);
}
