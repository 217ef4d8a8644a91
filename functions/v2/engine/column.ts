import { naturalOrder } from "#schemas/games/index.ts";
import type { ValueTest } from "../grammar/query-tree.ts";
import type { ColumnData } from "./column-data.ts";
import { type Postings, postingsOf } from "./postings.ts";
import { isFulfilled, numberIn, type Value } from "./value-test.ts";
import { fits, folded, wordsOf } from "./words.ts";

/**
 * A field that conditions are asked of. A condition is decided for distinct values, found by their words, and
 * then marks the rows that have them. What that takes is made when the field is first asked for.
 */
export class Column {
  readonly data: ColumnData;
  private byWord: ReadonlyMap<string, readonly number[]> | undefined;
  private byWhole: ReadonlyMap<string, readonly number[]> | undefined;
  private inverse: Postings | undefined;
  private ranked: Uint32Array | undefined;

  constructor(data: ColumnData) {
    this.data = data;
  }

  /** Marks the rows of which a value fulfils a condition. */
  mark(test: ValueTest, into: Uint8Array): void {
    if (test.kind === "text" && test.text === "*") this.markAll(into);
    else this.markRows(this.fulfilling(test), into);
  }

  private markRows(codes: readonly number[], into: Uint8Array): void {
    this.inverse ??= postingsOf(this.data);
    const { starts, rows } = this.inverse;
    for (const code of codes) {
      const end = starts[code + 1] ?? 0;
      for (let at = starts[code] ?? 0; at < end; at += 1) into[rows[at] ?? 0] = 1;
    }
  }

  /** Marks the rows that have any value. */
  private markAll(into: Uint8Array): void {
    const { starts } = this.data;
    for (let row = 0; row + 1 < starts.length; row += 1) {
      if ((starts[row + 1] ?? 0) > (starts[row] ?? 0)) into[row] = 1;
    }
  }

  /** For each distinct value its place in their order: numbers as numbers, texts as people count. */
  get ranks(): Uint32Array {
    if (this.ranked) return this.ranked;
    const { values } = this.data;
    const numbers = values.map(numberIn);
    const order = Uint32Array.from(values.keys());
    if (numbers.every((one) => one !== undefined)) {
      order.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
    } else {
      const keys = values.map((value) => naturalOrder(folded(String(value))));
      order.sort((a, b) => compared(keys[a] ?? "", keys[b] ?? ""));
    }
    this.ranked = new Uint32Array(values.length);
    for (const [rank, code] of order.entries()) this.ranked[code] = rank;
    return this.ranked;
  }

  private fulfilling(test: ValueTest): readonly number[] {
    return this.candidates(test).filter((code) => {
      const value = this.data.values[code];
      return value !== undefined && isFulfilled(value, test);
    });
  }

  /** Values that may fulfil a condition: few where its words are known, else all. */
  private candidates(test: ValueTest): readonly number[] {
    if (test.kind === "range") return this.all();
    if (test.isWhole) {
      const whole = folded(test.text);
      if (!whole.includes("*")) return this.wholes().get(numberKey(whole)) ?? [];
      return this.all();
    }
    if (test.text.includes("*") && this.hasNumbers) return this.all();
    const pattern = wordsOf(test.text);
    const found = pattern.map((one) => (one === "*" ? undefined : this.having(one)));
    const least = found
      .filter((one) => one !== undefined)
      .toSorted((a, b) => a.length - b.length)[0];
    const whole = this.wholes().get(numberKey(folded(test.text))) ?? [];
    return least ? [...new Set([...least, ...whole])] : pattern.length > 0 ? this.all() : whole;
  }

  /** Values with a word that fulfils a pattern. */
  private having(pattern: string): readonly number[] {
    const words = this.words();
    if (!pattern.includes("*")) return words.get(pattern) ?? [];
    const found = new Set<number>();
    for (const [word, codes] of words) {
      if (fits(word, pattern)) for (const code of codes) found.add(code);
    }
    return [...found];
  }

  /** A number has no words that a pattern could be looked up by. */
  private get hasNumbers(): boolean {
    return typeof this.data.values[0] === "number";
  }

  private all(): readonly number[] {
    return [...this.data.values.keys()];
  }

  private words() {
    this.byWord ??= grouped(this.data.values, (value) =>
      typeof value === "number" ? [String(value)] : wordsOf(String(value)),
    );
    return this.byWord;
  }

  private wholes() {
    this.byWhole ??= grouped(this.data.values, (value) => [
      typeof value === "number" ? String(value) : numberKey(folded(String(value))),
    ]);
    return this.byWhole;
  }
}

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers that are written in several ways are found by one. */
const numberKey = (text: string): string =>
  numberIn(text) === undefined ? text : String(Number(text));

function grouped(values: readonly Value[], keysOf: (value: Value) => readonly string[]) {
  const groups = new Map<string, number[]>();
  for (const [code, value] of values.entries()) {
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group) group.push(code);
      else groups.set(key, [code]);
    }
  }
  return groups;
}
