import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { readCondition } from "../formats/values/condition.ts";
import { finishWordsIn } from "../formats/values/finish-words.ts";
import { readGrade } from "../formats/values/grade.ts";
import { languageOfWord } from "../formats/values/language.ts";
import { readMoney } from "../formats/values/money.ts";

/** What a word or a bracket at the end of a line says of a copy. */
export type Mark = Partial<
  Pick<SaidRow, "condition" | "grade" | "language" | "paid" | "finish" | Flag>
>;
type Flag = "isSigned" | "isAltered" | "isMisprint" | "isProxy";

/** Where words stand: in brackets, or bare; and whether a number or a bracket stands before them. */
export interface Place {
  readonly isBracket: boolean;
  readonly isBehindNumber: boolean;
}

/** What words say, where that cannot be a part of the name: `PL` is a set, Polish, and a condition. */
export function markOf(words: string, place: Place): Mark | undefined {
  const word = words.trim().toLowerCase();
  return (
    flagOf(word, place) ??
    finishOf(word, place) ??
    priceOf(words, place) ??
    gradeOf(word, place) ??
    conditionOf(word, place) ??
    languageOf(word, place)
  );
}

const flags: Readonly<Record<string, Mark>> = {
  ...{ signed: { isSigned: true }, autographed: { isSigned: true }, altered: { isAltered: true } },
  ...{ misprint: { isMisprint: true }, proxy: { isProxy: true } },
};
const flagOf = (word: string, { isBracket, isBehindNumber }: Place): Mark | undefined =>
  isBracket || isBehindNumber ? (Object.hasOwn(flags, word) ? flags[word] : undefined) : undefined;

function finishOf(word: string, { isBracket, isBehindNumber }: Place): Mark | undefined {
  if (word === "foil" || (word === "f" && isBehindNumber)) return { finish: ["foil"] };
  if (word === "e" && isBehindNumber) return { finish: ["etched"] };
  // Pokémon TCG Live: a parallel holo.
  if (word === "ph" && isBehindNumber) return { finish: ["reverse holofoil"] };
  const { finish, rest } = finishWordsIn(word);
  const isWhole = finish.length > 0 && rest.replace(/^[\s,/-]+|[\s,/-]+$/g, "") === "";
  const isPlain = isBracket || isBehindNumber || /holo|foil|edition|shadowless/.test(word);
  return isWhole && isPlain ? { finish } : undefined;
}

const price = /^@?\s*(?:(?:US|CA|A)?[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£¥]|EUR|USD|GBP))$/i;
function priceOf(words: string, _place: Place): Mark | undefined {
  if (!price.test(words)) return undefined;
  const mark = /,\d{1,2}\D*$/.test(words) ? "," : ".";
  const { value } = readMoney(words.replace(/^@\s*/, ""), { mark });
  return value && { paid: value };
}

const company = /^(?:psa|bgs|cgc|sgc|beckett)\b.*\d/;
function gradeOf(word: string, { isBracket }: Place): Mark | undefined {
  if (!(isBracket ? /^[a-z]+\s?\d/ : company).test(word) && !company.test(word)) return undefined;
  const { value } = readGrade(word);
  return value && { grade: value };
}

/** Codes that nothing else is called. The others are those of sets and parts of names, too. */
const ownCodes =
  /^(?:nm|nm[-+]|nm\/m|lp|lp[-+]|mp|mp[-+]|dmg|near ?mint|(?:lightly|moderately|heavily|slightly) played|damaged)$/;
function conditionOf(word: string, { isBehindNumber }: Place): Mark | undefined {
  if (!isBehindNumber && !ownCodes.test(word)) return undefined;
  const { value } = readCondition(word, "american");
  if (value?.condition === undefined) return undefined;
  return {
    condition: value.condition,
    ...(value.language !== undefined && { language: value.language }),
    ...(value.finish.length > 0 && { finish: [...value.finish] }),
  };
}

const ownLanguages = /^(?:en|eng|de|ger|fr|fra|es|it|pt|ja|jp|jpn|ko|kr|kor|ru|cn)$/;
function languageOf(word: string, { isBracket, isBehindNumber }: Place): Mark | undefined {
  const isSure = word.length > 3 || ownLanguages.test(word);
  const isPossible = isBracket ? isSure || isBehindNumber : isSure && isBehindNumber;
  const language = isPossible ? languageOfWord(word) : undefined;
  return language === undefined ? undefined : { language };
}
