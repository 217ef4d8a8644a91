import { lowerBound } from "./lower-bound.ts";

/** Stands between texts, and in none of them that is folded. */
const between = "\n";

/**
 * Finds the texts that hold another one. They lie in one string one after the other, of which many letters are looked at at once: a quarter of a
 * million names take a millisecond, and ten of them one by one.
 */
export class TextScan {
  private readonly all: string;
  /** Where each text begins, and where one more would. */
  private readonly starts: Int32Array;

  /** @param texts without line breaks */
  constructor(texts: readonly string[]) {
    this.all = `${between}${texts.join(between)}${between}`;
    this.starts = new Int32Array(texts.length + 1);
    let start = between.length;
    for (const [place, { length }] of texts.entries()) {
      this.starts[place] = start;
      start += length + between.length;
    }
    this.starts[texts.length] = start;
  }

  /** Places of those that hold it, in order; none for an empty one. */
  holding(text: string): readonly number[] {
    return text === "" ? [] : this.scan(text);
  }

  /** Places of those that begin so, in order; none for an empty one. */
  beginning(text: string): readonly number[] {
    return text === "" ? [] : this.scan(between + text);
  }

  private scan(wanted: string): readonly number[] {
    const { all, starts } = this;
    const places: number[] = [];
    for (let at = all.indexOf(wanted); at >= 0; ) {
      // What begins with the sign between is of the text behind it.
      const place = lowerBound(starts.length, (one) => (starts[one] ?? 0) <= at + 1) - 1;
      places.push(place);
      at = all.indexOf(wanted, (starts[place + 1] ?? all.length) - 1);
    }
    return places;
  }
}
