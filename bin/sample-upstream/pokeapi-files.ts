import { type Answer, rawFile, textAnswer } from "./answer.ts";
import type { Species } from "./records.ts";
import type { Target } from "./target.ts";

const folder = "/pokeapi/csv/";
/** Types in the order of their numbers, from 1. */
const types = [
  ...["normal", "fighting", "flying", "poison", "ground", "rock", "bug", "ghost", "steel", "fire"],
  ...["water", "grass", "electric", "psychic", "ice", "dragon", "dark", "fairy"],
];
/** Languages of names as the tables number them. */
const english = 9;

/** The tables of the species project: everything below `/pokeapi/csv`, made of the species list. */
export function pokeapiFiles(species: readonly Species[]): (target: Target) => Answer {
  const typeId = new Map(types.map((type, index) => [type, index + 1]));
  const files = new Map<string, Answer>(
    Object.entries({
      pokemon_species: table(
        ["id", "identifier", "generation_id"],
        species.map(({ id, slug, generation }) => [id, slug, generation]),
      ),
      pokemon_species_names: table(
        ["pokemon_species_id", "local_language_id", "name"],
        species.map(({ id, name }) => [id, english, name]),
      ),
      pokemon_types: table(
        ["pokemon_id", "type_id", "slot"],
        species.flatMap(({ id, types: own }) =>
          own.map((type, index) => [id, typeId.get(type) ?? 0, index + 1]),
        ),
      ),
      types: table(
        ["id", "identifier"],
        types.map((type, index) => [index + 1, type]),
      ),
    }).map(([name, text]) => [`${folder}${name}.csv`, rawFile(text)]),
  );
  return ({ path }) => files.get(path) ?? textAnswer("404: Not Found", 404);
}

function table(columns: readonly string[], rows: readonly (readonly (string | number)[])[]) {
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\n`).join("");
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
