import type { AskedCard } from "./listing.ts";

/** What a title says of a card's number. */
export type NumberFound =
  /** The number with the set's count, or a code that no other card has. */
  | "sure"
  /** The number alone. */
  | "alone"
  | "none"
  /** Another card's. */
  | "other"
  /** Several cards'. */
  | "several";

/** Whether a number is one that no other card of the game has. */
export const isCode = (number: string): boolean => /^[a-z]+\d*-\d+/i.test(number);

const plain = (number: string) => number.toLowerCase().replace(/^([a-z]*)0+(?=\d)/, "$1");

/** `OP01-025`, as games have it that print a code on the card. */
const code = /(?<![\p{L}\p{N}])([a-z]{1,4}\d{0,2})\s?-\s?(\d{3})(?![\d])/gu;
const pair =
  /(?<![\p{L}\p{N}./-])#?([a-z]{0,5}-?\d{1,3}[a-z]?)\s?\/\s?([a-z]{0,5}-?\d{1,3})(?![\p{L}\p{N}/])/gu;
const marking = /(?:#\s?|\b(?:no|nr|num|number|n)\s?[.:°]?\s?)([a-z]{0,5}\d{1,4})(?![\d/-])/gu;

/** @param title plain */
export function numberIn(
  title: string,
  { number, printedCount, setCodes }: Pick<AskedCard, "number" | "printedCount" | "setCodes">,
): NumberFound {
  return isCode(number)
    ? codeIn(title, number.toLowerCase())
    : plainNumberIn(title, plain(number), { printedCount, setCodes });
}

function codeIn(title: string, own: string): NumberFound {
  const codes = new Set<string>();
  // `OP01 025` and `OP01025` are the same code.
  const loose = title.replace(
    /(?<![\p{L}\p{N}])([a-z]{2,3})-?(\d{2})[\s-]?(\d{3})(?!\d)/gu,
    "$1$2-$3",
  );
  for (const [, series, at] of loose.matchAll(code)) codes.add(`${series}-${at}`);
  const known = [...codes].filter((one) => /^(?:[a-z]{2,4}\d{2}|p)-/.test(one));
  if (known.length > 1) return "several";
  // The number alone, which the set's name may complete.
  if (known.length === 0)
    return markedIn(title).has(plain(own.split("-")[1] ?? "")) ? "alone" : "none";
  return known[0] === own ? "sure" : "other";
}

function plainNumberIn(
  title: string,
  own: string,
  { printedCount, setCodes }: Pick<AskedCard, "printedCount" | "setCodes">,
): NumberFound {
  const pairs = [...pairedBySigns(title, own, printedCount).matchAll(pair)]
    .map(([, left = "", right = ""]) => [plain(left), plain(right)] as const)
    .filter(([left, right]) => !isScore(left, right));
  if (new Set(pairs.map(([left]) => left)).size > 1) return "several";
  const [first] = pairs;
  if (first) {
    const [left, right] = first;
    if (left !== own) return "other";
    const isOfSet = printedCount === 0 || right === String(printedCount) || /[a-z]/.test(own);
    return isOfSet ? "sure" : "other";
  }
  const marked = markedIn(title);
  // `SVP 085`, as promotional cards are called.
  const joined = title
    .replace(/\b(?:en|no|#)\b ?/g, "")
    .replace(/(?<=\b[a-z]{2,5})[ -](?=\d)/g, "");
  const withCodes = new Set(joined.split(" ").map(plain));
  if (setCodes.some((one) => withCodes.has(`${one.toLowerCase()}${own}`))) return "sure";
  if (marked.size === 0) return bareIn(title, own, { isPromo: printedCount === 0 });
  // Without the letters that all of its set have: `#020` of SWSH020.
  const digits = setCodes.reduce((rest, one) => rest.replace(one.toLowerCase(), ""), own);
  if (marked.size === 1 && digits !== own && marked.has(plain(digits))) return "alone";
  if (!marked.has(own)) return "other";
  return marked.size === 1 && isTelling(own) ? "sure" : "alone";
}

/** `199-165`, `199 of 165` and `199 165` are the number with the set's count as well, where they are this card's. */
function pairedBySigns(title: string, own: string, printedCount: number): string {
  if (printedCount === 0 || !/^\d+$/.test(own)) return title;
  const either = new RegExp(
    `(?<![\\p{L}\\p{N}/.])#?0*${own}\\s?(?:-|of|out of|\\s)\\s?0*${printedCount}(?![\\p{L}\\p{N}/.])`,
    "gu",
  );
  return title.replace(either, ` ${own}/${printedCount} `);
}

/** Numbers that are said to be such; those of certificates are longer. */
const markedIn = (title: string): ReadonlySet<string> =>
  new Set(
    [...title.matchAll(marking)].flatMap(([, found = ""]) =>
      /\d{4}/.test(found) ? [] : [plain(found)],
    ),
  );

/** A number with letters is one of few. */
const isTelling = (own: string) => /^[a-z]+\d/.test(own);

/** `9/10` is a mark and no number of a card. */
const isScore = (left: string, right: string) => right === "10" && /^(?:[5-9]|10)$/.test(left);

/** A number that stands by itself, and is neither a grade nor a year. */
function bareIn(
  title: string,
  own: string,
  { isPromo }: { readonly isPromo: boolean },
): NumberFound {
  const tokens = title
    .replace(
      /\b(?:psa|bgs|cgc|sgc|ace|tag|mint|mt|pristine|grade|graded|pop|gem)\s?-?\s?\d+(?:\.\d)?/g,
      " ",
    )
    .split(/[\s-]+/)
    .map(plain);
  const joined = new Set(tokens.flatMap((one, at) => [one, `${one}${tokens[at + 1] ?? ""}`]));
  const series = /^([a-z]{2,})\d+$/.exec(own)?.[1];
  const alike = new RegExp(`^${series ?? "(?!)"}\\d+$`);
  if (new Set(tokens.filter((one) => alike.test(one))).size > 1) return "several";
  if (isTelling(own) && joined.has(own)) return "sure";
  if (/^\d{2,3}$/.test(own) && tokens.includes(own)) return "alone";
  if (tokens.some((one) => alike.test(one))) return "other";
  // A set without a count is numbered through, and its numbers stand alone.
  const numbers = isPromo && /^\d+$/.test(own) ? tokens.filter((one) => /^\d{1,3}$/.test(one)) : [];
  if (numbers.length === 0) return "none";
  return numbers.every((one) => one === own) ? "alone" : "other";
}
