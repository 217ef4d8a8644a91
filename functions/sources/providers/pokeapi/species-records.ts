import { parse } from "csv-parse/sync";
import { MessageError } from "#shared/kernel/message-error.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Outcome, SourceRecord } from "../../port/source.ts";

/** What one of the files says of a species. */
interface SpeciesPart {
  readonly game: "pokemon";
  /** National number. */
  readonly dexId: number;
  readonly slug?: string;
  readonly generation?: number;
  /** By language, those that cards are printed in. */
  readonly names?: Readonly<Record<string, string>>;
  /** Of its first form, which shares its number; in slot order. */
  readonly types?: readonly string[];
}

type Row = Readonly<Record<string, string>>;
interface File {
  readonly columns: readonly string[];
  parts(rows: readonly Row[]): Iterable<SpeciesPart | { bad: string }>;
}

const game = "pokemon";
/** PokéAPI's numbers of the 18 types, the same since the sixth generation. */
const types: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "normal fighting flying poison ground rock bug ghost steel fire water grass electric psychic " +
    "ice dragon dark fairy"
  )
    .split(" ")
    .map((name, index) => [String(index + 1), name]),
);
/** PokéAPI's numbers of languages, in our codes. */
const languages: Readonly<Record<string, string>> = {
  ...{ 3: "ko", 4: "zh-tw", 5: "fr", 6: "de", 7: "es", 8: "it", 9: "en", 11: "ja", 12: "zh-cn" },
};
/** Forms beside the first have numbers of their own, from here on. */
const firstFormNumber = 10_001;

/** The files that are read, by name, and what their rows say. */
export const speciesFiles = {
  pokemon_species: {
    columns: ["id", "identifier", "generation_id"],
    *parts(rows) {
      for (const { id, identifier = "", generation_id } of rows) {
        const [dexId, generation] = [wholeNumber(id), wholeNumber(generation_id)];
        yield dexId && generation && identifier
          ? { game, dexId, slug: identifier, generation }
          : { bad: `it has "${id}" as id and "${generation_id}" as generation_id` };
      }
    },
  },
  pokemon_species_names: {
    columns: ["pokemon_species_id", "local_language_id", "name"],
    *parts(rows) {
      for (const [id, own] of Map.groupBy(rows, (row) => row["pokemon_species_id"])) {
        const dexId = wholeNumber(id);
        const names = own.flatMap(({ local_language_id = "", name = "" }) => {
          const language = ownValue(languages, local_language_id);
          const text = name.normalize("NFC").replaceAll("'", "’");
          return language && text ? [[language, text]] : [];
        });
        if (!dexId) yield { bad: `it has "${id}" as pokemon_species_id` };
        else if (names.length > 0) yield { game, dexId, names: Object.fromEntries(names) };
      }
    },
  },
  pokemon_types: {
    columns: ["pokemon_id", "type_id", "slot"],
    *parts(rows) {
      for (const [id, own] of Map.groupBy(rows, (row) => row["pokemon_id"])) {
        const dexId = wholeNumber(id);
        if (dexId && dexId >= firstFormNumber) continue;
        const inOrder = own.toSorted((a, b) => Number(a["slot"]) - Number(b["slot"]));
        const named = inOrder.flatMap(({ type_id = "" }) => ownValue(types, type_id) ?? []);
        yield dexId && named.length === own.length
          ? { game, dexId, types: named }
          : { bad: `of pokemon_id "${id}" not every type_id is one of the 18 types` };
      }
    },
  },
} as const satisfies Record<string, File>;

export type SpeciesFile = keyof typeof speciesFiles;

/**
 * Makes records of one of PokéAPI's files: a part of each species, in the order of the file.
 *
 * @throws MessageError `permanent` when it is no CSV, has no row or lacks a column
 */
export function* speciesRecords(name: SpeciesFile, csv: string): Iterable<Outcome> {
  const file: File = speciesFiles[name];
  let record = 0;
  for (const part of file.parts(rowsOf(`${name}.csv`, csv, file.columns))) {
    const place = record;
    record += 1;
    if ("bad" in part) yield { reject: { place: `${name}#${place}`, reason: part.bad } };
    else yield { record: recordOf(name, part, place) };
  }
}

const recordOf = (name: SpeciesFile, value: SpeciesPart, record: number): SourceRecord => ({
  kind: "species",
  sourceId: `${name}:${value.dexId}`,
  value,
  record,
});

function rowsOf(file: string, text: string, columns: readonly string[]): readonly Row[] {
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

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
