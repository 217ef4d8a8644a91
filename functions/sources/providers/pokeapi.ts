import { MessageError } from "#shared/kernel/message-error.ts";
import type { Answer, Source } from "../source.ts";
import { normalizeSpecies } from "./pokeapi/normalize-species.ts";

const dataset = "species";
const files = ["pokemon_species", "pokemon_species_names", "pokemon_types", "types"] as const;

/** PokéAPI's tables of species, names and types: four files that hold every language at once. */
export function pokeapi(dataUrl: string): Source {
  return {
    name: "pokeapi",
    game: "pokemon",
    // The files know all languages; asking once under one name is enough.
    languagesOf: () => ["en"],
    first: { dataset, unit: "all" },
    needsWholeUnit: true,
    opening: () => files.map((name) => ({ name, dataset, url: `${dataUrl}/${name}.csv` })),
    listed: () => [],
    follow: (unit) => ({ unit }),
    normalize: (answers) => ({
      kind: "species",
      ...normalizeSpecies({
        speciesCsv: bodyOf("pokemon_species", answers),
        namesCsv: bodyOf("pokemon_species_names", answers),
        pokemonTypesCsv: bodyOf("pokemon_types", answers),
        typesCsv: bodyOf("types", answers),
      }),
    }),
  };
}

function bodyOf(file: (typeof files)[number], answers: readonly Answer[]): string {
  const found = answers.find(({ name }) => name === file);
  if (found) return found.body;
  throw new MessageError("permanent", `The file ${file}.csv has never been fetched.`);
}
