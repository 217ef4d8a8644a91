import { readFileSync } from "node:fs";

const catalogues = ["en", "de", "ja", "fr", "onepiece"] as const;

/** A search that people type, and what they want to find first. */
export interface JudgedQuery {
  /** Cards of Pokémon in a language, or English ones of another game. */
  readonly catalogue: (typeof catalogues)[number];
  readonly kind: string;
  readonly query: string;
  /** Over `id|name|number`, the id without game and language. */
  readonly wanted: RegExp;
}

/** The judged searches, from a table that anyone can add to. @throws Error when a line cannot be read */
export function judgedQueries(): readonly JudgedQuery[] {
  const [, ...lines] = readFileSync(new URL("queries.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line, at) => {
    const [named, kind, query, wanted] = line.split("\t");
    const catalogue = catalogues.find((one) => one === named);
    if (!catalogue || !kind || !query || !wanted) {
      throw new Error(`Line ${at + 2} lacks a catalogue, a kind, a query or what is wanted.`);
    }
    return { catalogue, kind, query, wanted: new RegExp(wanted, "i") };
  });
}
