/** How many typing errors a word may have; short words have too many neighbours to guess. */
export const mostErrors = (word: string): number => {
  const { length } = [...word];
  return length < 4 ? 0 : length < 8 ? 1 : 2;
};

/**
 * How many letters must be put in, left out, exchanged, or swapped with their neighbour to make one word
 * of the other; more than `most` counts as `most + 1`.
 */
export function typingErrorsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let rows: Rows = { above: Array.from({ length: b.length + 1 }, (_none, at) => at), before: [] };
  for (let at = 1; at <= a.length; at += 1) {
    const row = rowOf(a, b, at, rows);
    if (Math.min(...row) > most) return most + 1;
    rows = { above: row, before: rows.above };
  }
  return Math.min(rows.above[b.length] ?? 0, most + 1);
}

interface Rows {
  readonly above: readonly number[];
  readonly before: readonly number[];
}

/** Errors between the first `i` letters of one word and the first 0, 1, … letters of the other. */
function rowOf(a: string, b: string, i: number, { above, before }: Rows): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const exchanged = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, exchanged);
    const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    row.push(isSwapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
  }
  return row;
}

/**
 * Which letters a word has, a bit each. Two words that differ in more than `2 * n` bits differ by more
 * than `n` typing errors, which is seen without comparing them.
 */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

/** How many bits are set. */
export function bitsIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
