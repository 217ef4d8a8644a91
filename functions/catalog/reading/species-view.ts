import type { Species } from "#schemas/catalog/species.ts";
import { type GameDefinition, type Games, games } from "#schemas/games/index.ts";
import type { Game, Language } from "#schemas/values.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** Whose species are meant, and in which language they are to be named. */
export interface SpeciesRequest {
  readonly game: Game;
  readonly language?: Language | undefined;
}

export interface SpeciesDeps {
  readonly store: CatalogStore;
  /** @default those of this project */
  readonly games?: Games;
}

export const definitionOf = ({ game }: SpeciesRequest, deps: SpeciesDeps): GameDefinition =>
  (deps.games ?? games).get(game);

/** A species by its name in a language, where it is known in that language. */
export const speciesView = (species: Species, language: Language | undefined): Species => ({
  ...species,
  name: (language && species.names[language]) ?? species.name,
});
