import { readFileSync } from "node:fs";

/** A search that people type, and what they want to find first. */
export interface JudgedQuery {
  readonly language: "en" | "de" | "ja";
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
    const [language, kind, query, wanted] = line.split("\t");
    const isKnown = language === "en" || language === "de" || language === "ja";
    if (!isKnown || !kind || !query || !wanted) {
      throw new Error(`Line ${at + 2} lacks a language, a kind, a query or what is wanted.`);
    }
    return { language, kind, query, wanted: new RegExp(wanted, "i") };
  });
}
