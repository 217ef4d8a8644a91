import type { Source } from "../port/source.ts";
import { pokeapiPlan } from "./pokeapi/plan.ts";
import { type SpeciesFile, speciesFiles, speciesRecords } from "./pokeapi/species-records.ts";

const { dataset } = pokeapiPlan.first;

/** PokéAPI's tables of species, their names and their types: files that hold every language at once. */
export function pokeapi(dataUrl: string): Source {
  return {
    ...pokeapiPlan,
    opening: () =>
      Object.keys(speciesFiles).map((name) => ({
        name,
        dataset,
        request: { url: `${dataUrl}/${name}.csv` },
      })),
    listed: () => ({ listed: [] }),
    follow: (unit) => ({ unit }),
    async *records({ name, body }) {
      // An answer to a question of another version of this file is none of ours.
      if (isSpeciesFile(name)) yield* speciesRecords(name, await body.text());
    },
  };
}

const isSpeciesFile = (name: string): name is SpeciesFile => Object.hasOwn(speciesFiles, name);
