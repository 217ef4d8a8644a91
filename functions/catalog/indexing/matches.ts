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

/** So many cards lie in a word of 32 bits. */
const inWord = 4;
const allMatch = 0x01010101;

/** Bytes as words, as far as they fill any; they must lie where a word may begin. */
const wordsOf = ({ buffer, byteOffset, length }: Matches) =>
  new Uint32Array(buffer, byteOffset, Math.floor(length / inWord));

/** Matches of both; the first is overwritten. */
export function both(a: Matches, b: Matches): Matches {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & (others[at] ?? 0);
  for (let card = words.length * inWord; card < a.length; card += 1) {
    a[card] = (a[card] ?? 0) & (b[card] ?? 0);
  }
  return a;
}

/** Matches of at least one; the first is overwritten. */
export function either(a: Matches, b: Matches): Matches {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) | (others[at] ?? 0);
  for (let card = words.length * inWord; card < a.length; card += 1) {
    a[card] = (a[card] ?? 0) | (b[card] ?? 0);
  }
  return a;
}

/** The others; it is overwritten. */
export function negate(matches: Matches): Matches {
  const words = wordsOf(matches);
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) ^ allMatch;
  for (let card = words.length * inWord; card < matches.length; card += 1) {
    matches[card] = 1 - (matches[card] ?? 0);
  }
  return matches;
}

/** Cards that are looked at one by one before more are at once: where many match, the next is near. */
const near = 8;

/**
 * The first card from a place on that matches; the number of cards where none does. Whoever goes from one to the next passes
 * those between them thirty at a time.
 */
export function nextMatch(matches: Matches, from: number): number {
  const far = Math.min(from + near, matches.length);
  for (let card = from; card < far; card += 1) if (matches[card]) return card;
  const found = far < matches.length ? matches.indexOf(1, far) : -1;
  return found < 0 ? matches.length : found;
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
