/** One byte a card: 1 where it matches. */
export type Matches = Uint8Array;

/** Adds to a score, which may not be there yet. */
export const add = (scores: Float64Array, at: number, more = 0) => {
  scores[at] = (scores[at] ?? 0) + more;
};

/** Sets bits of a value. */
export const mark = (bits: Int32Array, at: number, more: number) => {
  bits[at] = (bits[at] ?? 0) | more;
};

/** Matches of both; the first is overwritten. */
export function both(a: Matches, b: Matches): Matches {
  for (let card = 0; card < a.length; card += 1) a[card] = (a[card] ?? 0) & (b[card] ?? 0);
  return a;
}

/** Matches of at least one; the first is overwritten. */
export function either(a: Matches, b: Matches): Matches {
  for (let card = 0; card < a.length; card += 1) a[card] = (a[card] ?? 0) | (b[card] ?? 0);
  return a;
}

/** The others; it is overwritten. */
export function negate(matches: Matches): Matches {
  for (let card = 0; card < matches.length; card += 1) matches[card] = 1 - (matches[card] ?? 0);
  return matches;
}

/** Of two scores of each card the larger one; the first are overwritten. */
export function larger(a: Float64Array, b: Float64Array): Float64Array {
  for (let card = 0; card < a.length; card += 1) a[card] = Math.max(a[card] ?? 0, b[card] ?? 0);
  return a;
}

/** Adds a score to that of each card. */
export function addAll(scores: Float64Array, more: Float64Array): void {
  for (let card = 0; card < scores.length; card += 1) add(scores, card, more[card]);
}
