import * as z from "zod";
import type { Generation, Species } from "#schemas/catalog/species.ts";
import { GameName } from "#schemas/values.ts";

/** What one answer says of a species. */
export const SpeciesPart = z.object({
  game: GameName,
  dexId: z.int().positive(),
  slug: z.string().optional(),
  generation: z.int().positive().optional(),
  names: z.record(z.string(), z.string()).optional(),
  types: z.array(z.string()).optional(),
});
export type SpeciesPart = z.output<typeof SpeciesPart>;

const romanNumerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Species of one game by number, and their generations, of what all answers together say of them. */
export function joinSpecies(parts: readonly SpeciesPart[]): {
  species: Species[];
  generations: Generation[];
} {
  const species = [...Map.groupBy(parts, ({ dexId }) => dexId)]
    .flatMap(([dexId, own]): Species[] => {
      const whole: SpeciesPart = Object.assign({ dexId }, ...own);
      const { slug, generation, names = {}, types = [] } = whole;
      if (slug === undefined || generation === undefined) return [];
      return [{ dexId, slug, generation, types, names, name: names["en"] ?? slug }];
    })
    .sort((a, b) => a.dexId - b.dexId);
  return { species, generations: generationsOf(species) };
}

function generationsOf(species: readonly Species[]): Generation[] {
  return [...Map.groupBy(species, ({ generation }) => generation)]
    .map(([id, members]) => ({
      ...{ id, name: `Generation ${romanNumerals[id - 1] ?? id}`, speciesCount: members.length },
      firstDexId: Math.min(...members.map(({ dexId }) => dexId)),
      lastDexId: Math.max(...members.map(({ dexId }) => dexId)),
    }))
    .sort((a, b) => a.id - b.id);
}
