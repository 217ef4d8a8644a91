/**
 * A text as it is compared: without accents and letter case, apostrophes and blanks of one kind. So
 * `POKÉMON`, `Pokémon` and `pokemon` are one.
 */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’ʼ´`′]/g, "'")
    .replace(/\s+/gu, " ")
    .trim();

/**
 * The words of a text: runs of letters and digits, and signs such as `★`, `×` and `+` by themselves. Hyphens,
 * apostrophes and all other punctuation part words: `Charizard-GX` has two. A `?` or `!` by itself is one: cards
 * are numbered so, and `ex10-?` is not every card of `ex10`. `*` stays where it stands, for patterns.
 */
export const wordsOf = (text: string): readonly string[] =>
  folded(text).match(/[\p{L}\p{N}_*]+|[\p{S}*]|(?<=^|[\s-])[?!](?=$|[\s-])/gu) ?? [];

/** Whether a word fulfils a pattern, in which `*` stands for any characters, also none. */
export function fits(word: string, pattern: string): boolean {
  const parts = pattern.split("*");
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return word === pattern;
  if (word.length < first.length + last.length) return false;
  if (!(word.startsWith(first) && word.endsWith(last))) return false;
  let at = first.length;
  const end = word.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = word.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether the words of a pattern stand side by side in a text. */
export const standIn = (words: readonly string[], pattern: readonly string[]): boolean =>
  words.some((_word, start) =>
    pattern.every((one, at) => {
      const word = words[start + at];
      return word !== undefined && fits(word, one);
    }),
  );
