import { mark } from "../../indexing/matches.ts";
import type { Scratch } from "../../indexing/scratch.ts";
import { fold, signsIn } from "../words/fold.ts";
import { TextScan } from "../words/text-scan.ts";
import { Vocabulary } from "../words/vocabulary.ts";

/** Which of some words each name has, a bit a word. */
export interface NameBits {
  /** As whole words. */
  readonly whole: Int32Array;
  /** As parts of words. */
  readonly part: Int32Array;
  /** But for typing errors. */
  readonly near: Int32Array;
  /** How many distinct words of the name are among them, whole. */
  readonly covered: Int32Array;
}

/** Finds the names of an index by words. `Pikachu` on a thousand cards costs no more than on one. */
export class BareNames {
  private readonly vocabulary: Vocabulary;
  /** Names without blanks, for people who leave them out: `mrmime`. */
  private readonly inOne: readonly string[];
  private readonly namesInOne: TextScan;
  /** The names, as they are compared. */
  readonly folded: readonly string[];
  /** The same with blanks around each, so that its words are whole. */
  private readonly inBlanks: TextScan;
  /** The names as they are printed, in lower case. */
  private readonly printed: readonly string[];
  /** How many distinct words each name has. */
  readonly sizes: Uint16Array;

  constructor(names: readonly string[]) {
    this.folded = names.map(fold);
    this.printed = names.map(inSmall);
    const words = this.folded.map((name) => name.split(" "));
    this.sizes = Uint16Array.from(words, (own) => new Set(own).size);
    this.vocabulary = new Vocabulary(
      names.map((name, at) => [...(words[at] ?? []), ...behindArticles(name), ...signsIn(name)]),
    );
    this.inOne = words.map((own) => own.join(""));
    this.namesInOne = new TextScan(this.inOne);
    this.inBlanks = new TextScan(this.folded.map((name) => ` ${name} `));
  }

  /**
   * Whether a name stands in a text with signs that it is printed with. Who types `Mew-EX` means no `Mew ex`; who types a blank may mean
   * either.
   *
   * @param text as {@link inSmall} has it
   */
  isSignedIn(text: string, name: number): boolean {
    const printed = this.printed[name] ?? "";
    return printed !== this.folded[name] && text.includes(printed);
  }

  /** Room for what a search finds. */
  room(scratch: Scratch): NameBits {
    const room = () => scratch.integers(this.inOne.length);
    return { whole: room(), part: room(), near: room(), covered: room() };
  }

  /** Marks the names that have a word; returns whether any of those that are wanted does. */
  find(word: string, bit: number, into: NameBits, isWanted: (name: number) => boolean): boolean {
    let isFound = false;
    for (const { text: name, how } of this.vocabulary.find(word)) {
      if (how === "whole") cover(into, name, bit);
      else mark(into.part, name, bit);
      isFound ||= isWanted(name);
    }
    return isFound;
  }

  /** Marks the names that have exactly this word. */
  findWhole(word: string, bits: number, into: NameBits): void {
    for (const { text: name, how } of this.vocabulary.find(word)) {
      if (how === "whole") cover(into, name, bits);
    }
  }

  /** The same for names that begin so when they are written in one. */
  findInOne(word: string, bit: number, into: NameBits, isWanted: (name: number) => boolean) {
    let isFound = false;
    if (word.length < leastInOne) return isFound;
    for (const name of this.namesInOne.beginning(word)) {
      if (!isWanted(name)) continue;
      const isWhole = this.inOne[name] === word;
      mark(isWhole ? into.whole : into.part, name, bit);
      if (isWhole) into.covered[name] = this.sizes[name] ?? 0;
      isFound = true;
    }
    return isFound;
  }

  /** What names are worth that hold these words one after the other. @param words folded */
  phrase(words: string): Float64Array {
    const worths = new Float64Array(this.folded.length);
    for (const name of this.inBlanks.holding(` ${words} `)) {
      worths[name] = this.folded[name] === words ? 2_000 : 1_000;
    }
    return worths;
  }

  /** Marks the wanted names that have the word but for typing errors. */
  findNear(word: string, bit: number, into: NameBits, isWanted: (name: number) => boolean) {
    const names = this.vocabulary.near(word, isWanted);
    for (const name of names) mark(into.near, name, bit);
    return names.length > 0;
  }
}

const leastInOne = 4;

/** As printed names are compared. */
export const inSmall = (text: string): string => text.normalize("NFC").toLowerCase();

/** One more word of the name is there, whole. */
const cover = ({ whole, covered }: NameBits, name: number, bits: number) => {
  mark(whole, name, bits);
  covered[name] = (covered[name] ?? 0) + 1;
};

/** `Alola` of `d’Alola`: a French or Italian article that lost its vowel is not typed by all. */
const behindArticles = (name: string): readonly string[] =>
  [...name.matchAll(/(?<!\p{L})(?:[cdjlmnst]|qu|dell|all|un)['’](\p{L}{3,})/giu)].flatMap(
    ([, word = ""]) => fold(word).split(" "),
  );
