/**
 * Where words stand in a folded text from a word's start on, from some place on; -1 where they do not.
 * Chinese, Japanese and Thai put nothing between words, and Korean puts them together: there each letter
 * may start one.
 */
export function startsIn(text: string, words: string, from = 0): number {
  if (words === "") return -1;
  const isAnywhere = isUnspaced(words.charCodeAt(0));
  let at = text.indexOf(words, from);
  while (at > 0 && !isAnywhere && !endsWord(text.charCodeAt(at - 1))) {
    at = text.indexOf(words, at + 1);
  }
  return at;
}

const endsWord = (unit: number): boolean => unit === 0x20 || unit === 0x0a || isUnspaced(unit);

/** Thai; from the radicals of Chinese to the end of its common characters, with the kana between; Hangul. */
export const isUnspaced = (unit: number): boolean =>
  (unit >= 0x0e00 && unit < 0x0e80) ||
  (unit >= 0x2e80 && unit < 0xa000) ||
  (unit >= 0xac00 && unit < 0xd7a4);
