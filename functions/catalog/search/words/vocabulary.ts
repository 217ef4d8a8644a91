import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { isOfUnspacedScript } from "./fold.ts";
import { lowerBound } from "./lower-bound.ts";
import { bitsIn, lettersOf, mostErrors, typingErrorsBetween } from "./typing-errors.ts";

/** How a word that was asked for is in a text. */
export interface Hit {
  /** Place of the text. */
  readonly text: number;
  readonly how: "whole" | "part";
}

/**
 * The distinct words of some texts, in order, and which texts each is in. A word is looked up among some
 * ten thousand distinct ones, however many texts have it.
 */
export class Vocabulary {
  private readonly words: readonly string[];
  private readonly textsOf: readonly (readonly number[])[];
  private readonly letters: Int32Array;
  /** Places of words of scripts that set no blanks: a part of one may be a word. */
  private readonly unspaced: readonly number[];
  /** @param texts each as its folded words */
  constructor(texts: readonly (readonly string[])[]) {
    const texted = new Map<string, number[]>();
    for (const [at, words] of texts.entries()) {
      for (const word of new Set(words)) {
        const known = texted.get(word);
        if (known) known.push(at);
        else texted.set(word, [at]);
      }
    }
    const inOrder = [...texted].sort(([a], [b]) => byCodeUnits(a, b));
    this.words = inOrder.map(([word]) => word);
    this.textsOf = inOrder.map(([, own]) => own);
    this.letters = Int32Array.from(this.words, lettersOf);
    this.unspaced = this.words.flatMap((word, at) => (isOfUnspacedScript(word) ? [at] : []));
  }

  /** Texts with the word, or with one that starts so; of scripts without blanks, one that has it in it. */
  find(word: string): readonly Hit[] {
    const hits: Hit[] = [];
    const add = (at: number) => {
      const how = this.words[at] === word ? "whole" : "part";
      for (const text of this.textsOf[at] ?? []) hits.push({ text, how });
    };
    if (isOfUnspacedScript(word)) {
      for (const at of this.unspaced) if (this.words[at]?.includes(word)) add(at);
      return hits;
    }
    const from = lowerBound(this.words.length, (at) => (this.words[at] ?? "") < word);
    for (let at = from; this.words[at]?.startsWith(word); at += 1) add(at);
    return hits;
  }

  /** Texts with other words that are the fewest typing errors away, of those that are wanted. */
  near(word: string, isWanted: (text: number) => boolean): readonly number[] {
    const letters = lettersOf(word);
    let most = mostErrors(word);
    let found: number[] = [];
    for (let at = 0; most > 0 && at < this.words.length; at += 1) {
      const other = this.words[at] ?? "";
      if (bitsIn(letters ^ (this.letters[at] ?? 0)) > 2 * most) continue;
      const errors = typingErrorsBetween(word, other, most);
      if (errors === 0 || errors > most) continue;
      const texts = (this.textsOf[at] ?? []).filter(isWanted);
      if (texts.length === 0) continue;
      if (errors < most) [most, found] = [errors, []];
      found.push(...texts);
    }
    return found;
  }
}
