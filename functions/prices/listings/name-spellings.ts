import type { ListingWords } from "#schemas/games/listing-words.ts";
import { looseTitle } from "./title-words.ts";

/** Signs of names, and the words that sellers have for them. */
export const signs: readonly (readonly [sign: string, word: string])[] = [
  ...["★", "☆"].flatMap((sign) =>
    ["gold star", "goldstar", "star"].map((word) => [sign, word] as const),
  ),
  ...["delta species", "delta"].map((word) => ["δ", word] as const),
  ["◇", "prism star"],
];

/** A loose text whose `&` is a word. */
export const joined = (text: string): string => looseTitle(text.replace(/&/g, " and "));

/**
 * In which ways a name is written, loosely; the longest first.
 *
 * @param isNumbered whether the number leaves no doubt: then neither what follows a name nor whose it is need be written
 */
export function spellings(
  name: string,
  { words, isNumbered }: { readonly words: ListingWords | undefined; readonly isNumbered: boolean },
): readonly string[] {
  const told = [joined(name), joined(name.replace(/\(.*?\)|\[.*?\]/g, " "))];
  const ways = told.flatMap((one) => [one, ...otherWays(one, words)]);
  const all = new Set(isNumbered ? ways.flatMap((one) => [one, ...shortened(one, words)]) : ways);
  return [...all].toSorted((a, b) => b.length - a.length);
}

function otherWays(one: string, words: ListingWords | undefined): readonly string[] {
  const signed = signs.flatMap(([sign, word]) =>
    one.includes(sign) ? one.replace(sign, word) : [],
  );
  const nicknames = Object.entries(words?.nicknames ?? {}).flatMap(([nickname, meant]) =>
    meant === one ? nickname : [],
  );
  const suffix = suffixOf(one, words);
  return [
    ...signed,
    ...nicknames,
    one.replace(/ and /g, " "),
    one.replace(/ v(max|star)$/, " v $1"),
    one.replace(/^m /, "mega "),
    ...(suffix === undefined ? [] : [`${one.slice(0, -suffix.length - 1)}${suffix}`]),
  ];
}

function shortened(one: string, words: ListingWords | undefined): readonly string[] {
  const suffix = suffixOf(one, words);
  const owner = (words?.owners ?? []).find((word) => one.startsWith(`${word} `));
  return [
    ...(suffix === undefined ? [] : [one.slice(0, -suffix.length - 1)]),
    ...(owner === undefined ? [] : [one.slice(owner.length + 1)]),
  ];
}

const suffixOf = (one: string, words: ListingWords | undefined) =>
  words?.after.map(looseTitle).find((word) => one.endsWith(` ${word}`));
