import type { ListingWords } from "#schemas/games/listing-words.ts";
import { looseTitle } from "./title-words.ts";

export type NameFound = "named" | "partly" | "none" | "other";

/** Words that join a name to another one, unless they belong to a set. */
const joins =
  /^\s?(?:&|\+|and|und|et|e|y|vs)\s+(?!(?:shield|violet|moon|white|pearl|sapphire|silver|power|leaf ?green|case|free|toploader|sleeve|top)\b)/;

/**
 * Whether a title names a card, or another one whose name has its name in it: `Dark Charizard` for `Charizard`.
 *
 * @param title plain
 * @param isNumbered whether its number leaves no doubt: then what follows a name need not be written
 */
export function nameIn(
  title: string,
  name: string,
  { words, isNumbered }: { readonly words: ListingWords | undefined; readonly isNumbered: boolean },
): NameFound {
  const loose = looseTitle(title.replace(/&/g, " and "));
  const own = looseTitle(name.replace(/&/g, " and "));
  for (const one of spellings(name, isNumbered ? words : undefined)) {
    const at = ` ${loose} `.indexOf(` ${one} `);
    if (one === "" || at < 0) continue;
    const isOne = !isNumbered && isOther(loose, { at, length: one.length, own }, words);
    const isOfAnother = isBefore(loose, { at, own }, words);
    return isOne || isOfAnother ? "other" : "named";
  }
  if (hasAllWords(loose, own) || (isNumbered && hasMistyped(loose, name, words))) return "named";
  const parts = own.split(" ").filter((part) => part.length >= 3);
  return parts.some((part) => ` ${loose} `.includes(` ${part} `)) ? "partly" : "none";
}

/** In which ways a name is written; the longest first. */
function spellings(name: string, words: ListingWords | undefined): readonly string[] {
  const plain = looseTitle(name.replace(/&/g, " and "));
  const bare = looseTitle(name.replace(/\(.*?\)|\[.*?\]/g, " ").replace(/&/g, " and "));
  const signs = [
    ...["★", "☆"].flatMap((sign) => ["gold star", "goldstar", "star"].map((word) => [sign, word])),
    ...["delta species", "delta"].map((word) => ["δ", word]),
    ["◇", "prism star"],
  ] as const;
  const all = new Set([plain, bare]);
  for (const one of [...all]) {
    for (const [sign = "", word = ""] of signs) {
      if (one.includes(sign)) all.add(one.replace(sign, word));
    }
    all.add(one.replace(/ and /g, " "));
    all.add(one.replace(/ v(max|star)$/, " v $1"));
    if (one.startsWith("m ")) all.add(`mega ${one.slice(2)}`);
    // Without what is behind the name.
    const suffix = (words?.after ?? []).find((word) => one.endsWith(` ${looseTitle(word)}`));
    if (suffix) all.add(one.slice(0, -looseTitle(suffix).length - 1));
  }
  return [...all].toSorted((a, b) => b.length - a.length);
}

const isBefore = (
  loose: string,
  { at, own }: { readonly at: number; readonly own: string },
  words: ListingWords | undefined,
): boolean => {
  const before = loose.slice(0, Math.max(0, at - 1)).trim();
  return (words?.before ?? []).some(
    (word) => ` ${before}`.endsWith(` ${word}`) && !own.startsWith(word),
  );
};

function isOther(
  loose: string,
  { at, length, own }: { at: number; length: number; own: string },
  words: ListingWords | undefined,
): boolean {
  const after = loose.slice(at + length).trim();
  const isAfter = (words?.after ?? []).some((word) =>
    ` ${after} `.startsWith(` ${looseTitle(word)} `),
  );
  return isAfter || (!own.includes(" and ") && joins.test(after));
}

/** Of a long name, all words in any order. */
function hasAllWords(loose: string, own: string): boolean {
  const telling = own.split(" ").filter((word) => word.length >= 3 && !joining.has(word));
  const title = new Set(loose.split(" "));
  return telling.length >= 3 && telling.every((word) => title.has(word));
}

const joining = new Set(["with", "and", "the", "of"]);

/** One letter too many, too few, other or in the other order, in long words of a name. */
function hasMistyped(loose: string, name: string, words: ListingWords | undefined): boolean {
  const title = loose.split(" ");
  const isThere = (word: string) =>
    title.includes(word) ||
    (word.length >= 6 && title.some((other) => other.length >= 5 && isNearly(other, word)));
  return spellings(name, words).some((one) => one.split(" ").every(isThere));
}

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
