import { typingErrorsBetween } from "./typing-errors.ts";

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
  wanted.length > 2 && word.startsWith(wanted) ? 1 : typingErrorsBetween(wanted, word, most);
