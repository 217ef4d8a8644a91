import { plainNumber } from "#schemas/games/index.ts";
import { fold, signsIn } from "./fold.ts";

/** One of the words that somebody typed without a field. */
export interface BareWord {
  /** Folded. */
  readonly text: string;
  /** A number with the count of its set, `4/102`: it is that alone, and part of no name. */
  readonly isNumber: boolean;
}

const numberOfSet = /^#?(\p{L}{0,5}-?\d{1,4}\p{L}?)\/(\p{L}{0,5}-?\p{L}{0,3}\d{0,4})$/u;

/**
 * The words of a text, each once. Signs alone are none.
 */
export function bareWordsOf(text: string): readonly BareWord[] {
  const words = text.split(/\s+/u).flatMap((typed): BareWord[] => {
    const plain = typed.replace(/^[(,;]+|[),;.]+$/gu, "");
    if (numberOfSet.test(plain)) return [{ text: numberText(plain), isNumber: true }];
    const [sign] = signsIn(typed);
    if (sign && typed.length === 1) return [{ text: sign, isNumber: false }];
    return fold(typed)
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({ text: word, isNumber: false }));
  });
  return [...new Map(words.map((word) => [word.text, word])).values()];
}

/** A number as numbers are compared, also with the count of its set and with a sign before it. */
export const numberText = (number: string): string => plainNumber(number.replace(/^#/, ""));
