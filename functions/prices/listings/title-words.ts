/** A title, or what is looked for in one: lower case, without accents, words parted by single blanks. */
export function plainTitle(text: string): string {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/(?<=\p{L})['’`´](?=\p{L})/gu, "")
      .replace(/(?<=\d),(?=\d)/g, "")
      // As it is spelled on cards.
      .replace(/\bgray\b/g, "grey")
      .replace(/colour/g, "color")
      .replace(/armour/g, "armor")
      .replace(/\bw\/ /g, "with ")
      .replace(/[^\p{L}\p{N}#/.+&?★☆δ◇-]+/gu, " ")
      .replace(/\s+/g, " ")
      .trim()
  );
}

/** The same without anything but letters and digits: `monkey.d.luffy` and `Monkey D. Luffy` are one. */
export const looseTitle = (text: string): string =>
  plainTitle(text)
    .replace(/[^\p{L}\p{N}★☆δ◇]+/gu, " ")
    .trim();

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** A pattern that finds these words as whole ones; a blank stands for whatever parts words. */
export const anyOf = (words: readonly string[]): RegExp => {
  const all = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => escaped(word).replace(/[ -]/g, "[\\s-]*"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join("|")})(?![\\p{L}\\p{N}])`, "u");
};

/** Whether a phrase stands in a loose title as whole words. */
export const hasPhrase = (loose: string, phrase: string): boolean =>
  phrase !== "" && ` ${loose} `.includes(` ${phrase} `);

/** Whether a word of a title is meant for another, which may be mistyped where it is long. */
export const isMeant = (typed: string, word: string): boolean =>
  typed === word || (word.length >= 6 && typed.length >= 5 && isNearly(typed, word));

/** One letter too many, too few, other or in the other order; the first one is right. */
function isNearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSwapped = left.length === 2 && right === `${left[1]}${left[0]}`;
  return (left.length <= 1 && right.length <= 1) || isSwapped;
}
