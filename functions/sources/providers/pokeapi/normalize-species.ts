import { parse } from "csv-parse/sync";
import type { Generation, Species } from "#schemas/catalog/species.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

/** The bodies of PokéAPI's CSV files, as text. */
export interface SpeciesFiles {
  /** `pokemon_species.csv` */
  readonly speciesCsv: string;
  /** `pokemon_species_names.csv` */
  readonly namesCsv: string;
  /** `pokemon_types.csv` */
  readonly pokemonTypesCsv: string;
  /** `types.csv` */
  readonly typesCsv: string;
}

const english = "9";
const romanNumerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/**
 * Makes species in national order, and generations, of PokéAPI's files. A species has the types of
 * its first form, which shares its number.
 *
 * @throws MessageError `permanent` when a file is no CSV, lacks a column, or does not fit the others
 */
export function normalizeSpecies(files: SpeciesFiles): {
  species: Species[];
  generations: Generation[];
} {
  const names = new Map(
    rows("pokemon_species_names.csv", files.namesCsv, [
      "pokemon_species_id",
      "local_language_id",
      "name",
    ])
      .filter((row) => row["local_language_id"] === english)
      .map((row) => [row["pokemon_species_id"], row["name"]]),
  );
  const typesOf = typesBySpecies(files);
  const species = rows("pokemon_species.csv", files.speciesCsv, [
    "id",
    "identifier",
    "generation_id",
  ]).map((row) => {
    const { id = "", identifier = "", generation_id = "" } = row;
    return {
      dexId: wholeNumber(id, "pokemon_species.csv", "id"),
      name: (names.get(id) ?? identifier).normalize("NFC").replaceAll("'", "’"),
      slug: identifier,
      generation: wholeNumber(generation_id, "pokemon_species.csv", "generation_id"),
      types: typesOf(id),
    };
  });
  species.sort((a, b) => a.dexId - b.dexId);
  return { species, generations: generationsOf(species) };
}

function typesBySpecies({ typesCsv, pokemonTypesCsv }: SpeciesFiles) {
  const names = new Map(
    rows("types.csv", typesCsv, ["id", "identifier"]).map((row) => [row["id"], row["identifier"]]),
  );
  const slots = Map.groupBy(
    rows("pokemon_types.csv", pokemonTypesCsv, ["pokemon_id", "type_id", "slot"]),
    (row) => row["pokemon_id"],
  );
  return (id: string): string[] =>
    (slots.get(id) ?? [])
      .toSorted((a, b) => Number(a["slot"]) - Number(b["slot"]))
      .flatMap((row) => names.get(row["type_id"]) ?? []);
}

function generationsOf(species: readonly Species[]): Generation[] {
  const groups = Map.groupBy(species, ({ generation }) => generation);
  return [...groups]
    .map(([id, members]) => ({
      id,
      name: `Generation ${romanNumerals[id - 1] ?? id}`,
      speciesCount: members.length,
      firstDexId: Math.min(...members.map(({ dexId }) => dexId)),
      lastDexId: Math.max(...members.map(({ dexId }) => dexId)),
    }))
    .sort((a, b) => a.id - b.id);
}

type Row = Readonly<Record<string, string>>;

function rows(file: string, text: string, columns: readonly string[]): readonly Row[] {
  const found = parsed(file, text);
  const missing = columns.filter((column) => found[0]?.[column] === undefined);
  if (missing.length === 0) return found;
  throw new MessageError(
    "permanent",
    found.length === 0
      ? `${file} has no row.`
      : `${file} lacks the column ${missing.join(", ")}; it has ${Object.keys(found[0] ?? {}).join(", ")}.`,
  );
}

function parsed(file: string, text: string): readonly Row[] {
  try {
    return parse<Record<string, string>>(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new MessageError("permanent", `${file} is no CSV: ${why}`, { cause });
  }
}

function wholeNumber(text: string, file: string, column: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new MessageError(
    "permanent",
    `${file} has "${text}" as ${column}; a positive whole number was expected.`,
  );
}
