import { headerWordsIn } from "./header-words.ts";
import { above } from "./raw-row.ts";
import type { FileRow } from "./read-file-types.ts";

export interface FoundHeader {
  /** Where it is among the rows; -1 where the table has none. */
  readonly index: number;
  /** Whether its cells are words that name columns, and not only texts above numbers. */
  readonly isKnown: boolean;
}

/**
 * The row that names the columns: the first that holds two or more names that columns have, or one that
 * fills it; else a first row of texts where numbers stand below; else none.
 */
export function headerOf(rows: readonly FileRow[]): FoundHeader {
  const first = rows.slice(0, above + 1);
  const isWide = first.some(({ cells }) => filled(cells).length > 1);
  const known = first.findIndex(
    ({ cells }, index) => (isWide ? filled(cells).length > 1 : index === 0) && isKnownHeader(cells),
  );
  if (known >= 0) return { index: known, isKnown: true };
  const [top, ...below] = first;
  const isAbove =
    top !== undefined &&
    filled(top.cells).length > 1 &&
    !top.cells.some(hasDigit) &&
    below.length > 0 &&
    below.every(({ cells }) => cells.some(hasDigit));
  return { index: isAbove ? 0 : -1, isKnown: false };
}

export function isKnownHeader(cells: readonly string[]): boolean {
  const some = filled(cells);
  const known = headerWordsIn(some);
  if (some.some((cell) => /^[\d.,/#$€ -]+$/.test(cell))) return false;
  return some.length <= 2
    ? known === some.length && known > 0
    : known >= 2 && known >= some.length / 4;
}

/** The texts of the header as names of columns, one for each of `width`, no two alike. */
export function columnNames(
  cells: readonly string[],
  width: number,
): { readonly header: readonly string[]; readonly notes: readonly string[] } {
  const taken = new Set<string>();
  const doubled = new Set<string>();
  const header = Array.from({ length: width }, (_none, index) => {
    const name = cells[index] || `column ${index + 1}`;
    let unique = name;
    for (let again = 2; taken.has(unique.toLowerCase()); again += 1) {
      unique = `${name} (${again})`;
      doubled.add(name);
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
  const notes = [...doubled].map(
    (name) => `More than one column is called “${name}”; the later ones were numbered.`,
  );
  return { header, notes };
}

const filled = (cells: readonly string[]): readonly string[] => cells.filter((cell) => cell !== "");
const hasDigit = (cell: string): boolean => /\d/.test(cell);
