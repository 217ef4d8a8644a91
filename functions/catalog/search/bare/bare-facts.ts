import { type GameDefinition, plainNumber } from "#schemas/games/index.ts";
import type { IndexColumn, IndexFile, TextValue } from "../../indexing/index-file.ts";
import { numberText } from "../words/bare-words.ts";
import { fold } from "../words/fold.ts";
import { TextScan } from "../words/text-scan.ts";
import { Vocabulary } from "../words/vocabulary.ts";

/** What every card says that people type without a field's name. */
const commonColumns = ["set", "series", "rarity", "artist", "category", "variant"];
/** A word begins so many letters long to be the beginning of a fact; `v` begins too much. */
const leastPart = 3;
/** Shorter ones begin too much. */
const leastInOne = 5;
/** Less than for a name that holds it. */
const worthOfPhrase = 500;

interface FactColumn {
  readonly codes: Int32Array;
  /** Place of its first value among those of all columns, and the place behind its last. */
  readonly from: number;
  readonly to: number;
}

/** Which facts of its cards somebody may mean by a word that is no name: sets, numbers, artists, finishes. */
export class BareFacts {
  readonly columns: readonly FactColumn[];
  /** Of each value that is a set, how the set is called, word by word and by its ids. */
  readonly titles = new Map<number, readonly (readonly string[])[]>();
  /** Whose each title of `inBlanks` and `inOne` is. */
  private readonly owners: Int32Array;
  /** How values are called, with blanks around each title. */
  private readonly inBlanks: TextScan;
  /** The same without blanks. */
  private readonly inOne: TextScan;
  /** How many values all columns have. */
  readonly count: number;
  private readonly vocabulary: Vocabulary;
  private readonly numbers: ReadonlyMap<string, readonly number[]>;
  readonly numberCodes: Int32Array;
  /** How many distinct numbers there are. */
  readonly numberCount: number;

  constructor(
    file: Pick<IndexFile, "texts">,
    { attributes }: GameDefinition,
    codesOf: (column: IndexColumn<unknown>) => Int32Array,
  ) {
    const own = Object.entries(attributes).flatMap(([name, { field }]) =>
      field?.isBare ? [name] : [],
    );
    const texts: string[][] = [];
    const all: string[] = [];
    const owners: number[] = [];
    this.columns = [...commonColumns, ...own].flatMap((name) => {
      const column = file.texts[name];
      if (!column) return [];
      const from = texts.length;
      const titles = column.values.map(titlesOf);
      texts.push(...titles.map((called) => called.flat()));
      for (const [at, called] of titles.entries()) {
        for (const words of called) {
          all.push(words.join(" "));
          owners.push(from + at);
        }
      }
      if (name === "set")
        for (const [at, called] of titles.entries()) this.titles.set(from + at, called);
      return [{ codes: codesOf(column), from, to: texts.length }];
    });
    this.count = texts.length;
    this.owners = Int32Array.from(owners);
    this.inBlanks = new TextScan(all.map((title) => ` ${title} `));
    this.inOne = new TextScan(all.map((title) => title.replaceAll(" ", "")));
    this.vocabulary = new Vocabulary(texts);
    const numbers = file.texts["number"];
    this.numbers = numbers ? byNumber(numbers) : new Map();
    this.numberCount = numbers?.values.length ?? 0;
    this.numberCodes = numbers ? codesOf(numbers) : new Int32Array();
  }

  /** Places of the values that have the word, or one that begins so where it is long enough and no whole number. */
  find(word: string) {
    const found = this.vocabulary.find(word);
    const hits = found.length > 0 ? found : this.vocabulary.find(plainNumber(word));
    const whole = hits.filter(({ how }) => how === "whole");
    // `st1` is no beginning of `st10` where there is an `st1`.
    const isWhole = word.length < leastPart || (whole.length > 0 && /\d$/.test(word));
    return isWhole ? whole : hits;
  }

  /** Values that begin so when they are written in one: `obsidianflammen`, `op05119`. */
  findInOne(word: string): readonly number[] {
    if (word.length < leastInOne) return [];
    return this.valuesOf(this.inOne.beginning(word));
  }

  /** What values are worth that hold these words one after the other. @param words folded */
  phrase(words: string): Float64Array {
    const worths = new Float64Array(this.count);
    for (const value of this.valuesOf(this.inBlanks.holding(` ${words} `))) {
      worths[value] = worthOfPhrase;
    }
    return worths;
  }

  /** Each once; titles of a value lie beside each other. */
  private valuesOf(titles: readonly number[]): readonly number[] {
    return [...new Set(titles.map((title) => this.owners[title] ?? 0))];
  }

  findNear(word: string, isWanted: (value: number) => boolean): readonly number[] {
    return this.vocabulary.near(word, isWanted);
  }

  /** Codes of the numbers that are so: `4`, `tg12`, `4/102`. */
  numbered(text: string): readonly number[] {
    return this.numbers.get(numberText(text)) ?? [];
  }
}

/**
 * What a value is called, word by word: as it is written, by its ids, and as people write codes who leave out zeros, `op5` of
 * `OP05`. Ids of ours with game and language are typed by nobody, and have words in them that are.
 */
function titlesOf({ words, exact = [] }: TextValue): string[][] {
  const titles = [...words, ...exact.filter((id) => !id.includes(":"))].map(fold);
  return [...new Set([...titles, ...titles.map(plainNumber)])].map((title) => title.split(" "));
}

/** Whether a text without its blanks begins with a word that it does not begin with as it stands. */
function byNumber({ values }: IndexColumn<TextValue>): ReadonlyMap<string, readonly number[]> {
  const codes = new Map<string, number[]>();
  for (const [code, { exact = [] }] of values.entries()) {
    for (const number of new Set(exact.map(numberText))) {
      const known = codes.get(number);
      if (known) known.push(code);
      else codes.set(number, [code]);
    }
  }
  return codes;
}
