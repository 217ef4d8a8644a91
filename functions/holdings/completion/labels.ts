import type { Generation, Species } from "#schemas/catalog/species.ts";
import type { Game, Language } from "#schemas/values.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import type { Group } from "../checklists/groups.ts";

/** Knows what species and generations are called. */
export interface SpeciesNames {
  /** Those with the numbers from and to, both included. */
  species(game: Game, from: number, to: number): Promise<readonly Species[]>;
  generations(game: Game): Promise<readonly Generation[]>;
}

/** As the catalogue has them. */
export const speciesNamesIn = (
  store: Pick<CatalogStore, "generations" | "speciesBetween">,
): SpeciesNames => ({
  async species(game, from, to) {
    const found = await store.speciesBetween(game, { from, to, limit: to - from + 1 });
    return found.map(({ value }) => value);
  },
  generations: async (game) => (await store.generations(game)).map(({ value }) => value),
});

/** What groups are called, in their order; species in a language where they have a name in it. */
export async function labelled(
  by: string,
  groups: readonly Group[],
  { game, language }: { readonly game: Game; readonly language?: Language | undefined },
  { speciesNames }: { readonly speciesNames: SpeciesNames },
): Promise<readonly string[]> {
  const names = await namesOf(by, groups, { game, language, speciesNames });
  return groups.map(({ key, label }) => label ?? names.get(key) ?? key);
}

async function namesOf(
  by: string,
  groups: readonly Group[],
  {
    game,
    language,
    speciesNames,
  }: {
    readonly game: Game;
    readonly language: Language | undefined;
    readonly speciesNames: SpeciesNames;
  },
): Promise<ReadonlyMap<string, string>> {
  const numbers = groups.map(({ key }) => Number(key));
  if (numbers.length === 0) return new Map();
  if (by === "generation") {
    const generations = await speciesNames.generations(game);
    return new Map(generations.map(({ id, name }) => [String(id), name]));
  }
  if (by !== "species") return new Map();
  const known = await speciesNames.species(game, Math.min(...numbers), Math.max(...numbers));
  return new Map(
    known.map(({ dexId, name, names }) => [String(dexId), (language && names[language]) ?? name]),
  );
}
