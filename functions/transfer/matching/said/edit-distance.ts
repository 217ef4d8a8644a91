/** How many letters of a word may be wrong before it is another one. */
const mistakesIn = (length: number): number => (length < 5 ? 0 : length < 10 ? 1 : 2);

/**
 * Whether one word is the other with as many mistakes as its length allows: a letter more, less, other, or two that changed places.
 * A digit is never a mistake.
 */
export function isNearly(a: string, b: string): boolean {
  const most = mistakesIn(Math.min(a.length, b.length));
  if (a === b) return true;
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  if (digitsOf(a) !== digitsOf(b)) return false;
  return distance(a, b, most) <= most;
}

const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/** Stops where it is more than `most`. */
export function distance(a: string, b: string, most: number): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_none, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const next = nextRow(a, b, { row, last, before });
    const least = Math.min(...next);
    if (least > most) return least;
    [before, last] = [last, next];
  }
  return last[b.length] ?? 0;
}

interface Rows {
  readonly row: number;
  readonly last: readonly number[];
  readonly before: readonly number[];
}

function nextRow(a: string, b: string, { row, last, before }: Rows): readonly number[] {
  const next = [row];
  for (let at = 1; at <= b.length; at += 1) {
    const other = a[row - 1] === b[at - 1] ? 0 : 1;
    const isSwapped = a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
    const swapped = isSwapped ? (before[at - 2] ?? row) + 1 : Number.POSITIVE_INFINITY;
    const changed = (last[at - 1] ?? 0) + other;
    next.push(Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, changed, swapped));
  }
  return next;
}
