/**
 * How many typing errors lie between two words: letters that are missing, too many, wrong, or in the
 * wrong order with their neighbour. Never counts beyond one more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_none, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(errorsAt({ a, b, i, j, row, rows }));
    // From here on there are only more.
    if (Math.min(...row) > most) return most + 1;
    rows.push(row);
  }
  return Math.min(rows[a.length]?.[b.length] ?? 0, most + 1);
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/** Errors between the first `i` letters of one word and the first `j` of the other. */
function errorsAt({ a, b, i, j, row, rows }: Cell): number {
  const [missing, tooMany] = [rows[i - 1]?.[j] ?? 0, row[j - 1] ?? 0];
  const wrong = (rows[i - 1]?.[j - 1] ?? 0) - (a[i - 1] === b[j - 1] ? 1 : 0);
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const swapped = isSwapped ? (rows[i - 2]?.[j - 2] ?? 0) : Number.POSITIVE_INFINITY;
  return Math.min(missing, tooMany, wrong, swapped) + 1;
}

/** Of these words, those that somebody may have meant who wrote `word`: the nearest, two at most. */
export function nearest(word: string, words: readonly string[]): readonly string[] {
  const wanted = word.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = words
    .map((one) => ({ one, errors: errorsTo(wanted, one.toLowerCase(), most) }))
    // Of two letters one is half of the word.
    .filter(({ one, errors }) => one.length > 2 && errors <= most);
  const least = Math.min(...near.map(({ errors }) => errors));
  return near.flatMap(({ one, errors }) => (errors === least ? [one] : [])).slice(0, 2);
}

const errorsTo = (wanted: string, word: string, most: number): number =>
  wanted.length > 2 && word.startsWith(wanted) ? 1 : editDistance(wanted, word, most);
