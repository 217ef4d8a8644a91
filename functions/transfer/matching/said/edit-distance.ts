/** How many letters of a word may be wrong before it is another one. */
const mistakesIn = (length: number): number => (length < 5 ? 0 : length < 10 ? 1 : 2);

/**
 * Whether one word is the other with as many mistakes as its length allows: a letter more, less, other, or two that changed places.
 * A digit is never a mistake.
 */
export function isNearly(a: string, b: string): boolean {
  if (a === b) return true;
  const most = mistakesIn(Math.min(a.length, b.length));
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  const [restA, restB] = withoutCommonEnds(a, b);
  // One mistake leaves one letter of each, or two that changed places.
  if (Math.max(restA.length, restB.length) > (most === 1 ? 2 : 64)) return false;
  return !(hasDigit.test(restA) || hasDigit.test(restB)) && distance(restA, restB, most) <= most;
}

const hasDigit = /\d/;

function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return [a.slice(start, endA), b.slice(start, endB)];
}

/** As many mistakes as lead from one text to the other; stops where it is more than `most`. */
export function distance(a: string, b: string, most: number): number {
  let before = new Int32Array(b.length + 1);
  let last = Int32Array.from({ length: b.length + 1 }, (_none, at) => at);
  let next = new Int32Array(b.length + 1);
  for (let row = 1; row <= a.length; row += 1) {
    const least = fillRow(next, a, b, { row, last, before });
    if (least > most) return least;
    [before, last, next] = [last, next, before];
  }
  return last[b.length] ?? 0;
}

interface Rows {
  readonly row: number;
  readonly last: Int32Array;
  readonly before: Int32Array;
}

/** @returns the least of the row */
function fillRow(next: Int32Array, a: string, b: string, { row, last, before }: Rows): number {
  next[0] = row;
  let least = row;
  for (let at = 1; at <= b.length; at += 1) {
    let cost = (last[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
    cost = Math.min(cost, (last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1);
    const isSwapped = row > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
    if (isSwapped) cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
    next[at] = cost;
    least = Math.min(least, cost);
  }
  return least;
}
