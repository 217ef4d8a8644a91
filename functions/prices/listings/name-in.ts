import type { ListingWords } from "#schemas/games/listing-words.ts";
import { joined, signs, spellings } from "./name-spellings.ts";
import { hasPhrase, isMeant, looseTitle } from "./title-words.ts";

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
  const own = joined(name);
  const loose = (words?.fillers ?? []).reduce(
    (text, one) => (own.includes(" and ") ? text.replace(` ${one} `, " ") : text),
    joined(title),
  );
  for (const one of spellings(name, { words, isNumbered })) {
    const at = ` ${loose} `.indexOf(` ${one} `);
    if (one === "" || at < 0) continue;
    const isOne = !isNumbered && isOther(loose, { at, length: one.length, own }, words);
    const isOfAnother = isBefore(loose, { at, own }, words);
    return isOne || isOfAnother ? "other" : "named";
  }
  if (hasAllWords(loose, own) || isSignedApart(loose, own)) return "named";
  if (isNumbered && hasMistyped(loose, spellings(name, { words, isNumbered }))) return "named";
  const parts = own.split(" ").filter((part) => part.length >= 3);
  return parts.some((part) => ` ${loose} `.includes(` ${part} `)) ? "partly" : "none";
}

/** A name and the words of its sign, in any places: `Gold Star Holo Rayquaza`. */
const isSignedApart = (loose: string, own: string) =>
  signs.some(([sign = "", word = ""]) => {
    const bare = own.replace(sign, " ").trim();
    return own.includes(sign) && hasPhrase(loose, bare) && hasPhrase(loose, word);
  });

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
function hasMistyped(loose: string, names: readonly string[]): boolean {
  const title = loose.split(" ");
  const isThere = (word: string) => title.some((typed) => isMeant(typed, word));
  return names.some((one) => one.split(" ").every(isThere));
}
