import type { Json } from "../cards/old-service.ts";
import type { Section, Sections } from "./sections.ts";

/** Stands between the fields of a row, and for the set in a card: JSON holds neither of them. */
const between = "\t";
export const setMark = "\u0001";

/**
 * A row as it is stored: its fields as JSON texts, `"name":value`. A page is put together of them without
 * reading them again. A field without a value keeps its place for the mark of a set.
 */
export const rowText = (object: Json): string =>
  Object.entries(object)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? setMark}`)
    .join(between);

export const fieldsIn = (text: string): readonly string[] => text.split(between);

/** Rows of a table as texts. */
export interface RowTexts {
  readonly size: number;
  fields(row: number): readonly string[];
}

export function* textSections(
  table: string,
  texts: readonly Uint8Array[],
): Iterable<[string, Section]> {
  yield [`${table}.lengths`, Uint32Array.from(texts, (text) => text.length)];
  yield [`${table}.texts`, Buffer.concat(texts)];
}

/** All of them stay in memory as they are: some 20 MB for 20,000 cards. */
export function storedTexts(table: string, sections: Sections): RowTexts {
  const lengths = sections.numbers(`${table}.lengths`);
  const starts = new Uint32Array(lengths.length + 1);
  for (const [row, length] of lengths.entries()) starts[row + 1] = (starts[row] ?? 0) + length;
  const all = sections.bytes(`${table}.texts`);
  return {
    size: lengths.length,
    fields: (row) => fieldsIn(all.toString("utf8", starts[row], starts[row + 1])),
  };
}
