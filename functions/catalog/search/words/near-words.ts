import { bitsIn, lettersOf, mostErrors } from "./typing-errors.ts";

/** Longer than any text that somebody completes by hand; what is behind it is not compared. */
const longest = 40;

/** Finds texts that begin nearly so, at the start of any of their words. */
export class NearWords {
  private readonly texts: readonly string[];
  /** Which letters each text has, a bit for each of 31 groups of letters. */
  private readonly letters: Int32Array;
  private readonly rows = Array.from({ length: 3 }, () => new Uint8Array(longest + 3));

  /** @param texts folded */
  constructor(texts: readonly string[]) {
    this.texts = texts;
    this.letters = Int32Array.from(texts, lettersOf);
  }

  /** One byte for each text. @param written folded */
  to(written: string): Uint8Array {
    const wanted = written.slice(0, longest);
    const found = new Uint8Array(this.texts.length);
    const most = mostErrors(wanted);
    if (most === 0) return found;
    const own = lettersOf(wanted);
    for (const [place, text] of this.texts.entries()) {
      // A letter that the text lacks is an error at least; this leaves one text in twenty.
      const missing = own & ~(this.letters[place] ?? 0);
      if (bitsIn(missing) <= most && this.isNear(wanted, text, most)) found[place] = 1;
    }
    return found;
  }

  private isNear(wanted: string, text: string, most: number): boolean {
    for (let from = 0; from >= 0; from = startOfNext(text, from)) {
      const mayBe = beginsAlike(wanted, text, from);
      if (mayBe && this.errorsToStart(wanted, text, from) <= most) return true;
    }
    return false;
  }

  /** Errors between what was written and the start of the text from there, wherever that ends best. */
  private errorsToStart(wanted: string, text: string, from: number): number {
    const length = Math.min(wanted.length + 2, text.length - from);
    let [older, old, row] = this.rows as [Uint8Array, Uint8Array, Uint8Array];
    for (let j = 0; j <= length; j += 1) old[j] = j;
    for (let i = 1; i <= wanted.length; i += 1) {
      row[0] = i;
      for (let j = 1; j <= length; j += 1) {
        const isSame = wanted.charCodeAt(i - 1) === text.charCodeAt(from + j - 1);
        const wrong = (old[j - 1] ?? 0) + (isSame ? 0 : 1);
        const swapped = isSwapped(wanted, text, i, from + j) ? (older[j - 2] ?? wrong) + 1 : wrong;
        row[j] = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, wrong, swapped);
      }
      [older, old, row] = [old, row, older];
    }
    return Math.min(...old.subarray(0, length + 1));
  }
}

/** Whether of the first two letters one is right or the other's: two errors in them are not guessed. */
function beginsAlike(wanted: string, text: string, from: number): boolean {
  const [first, second] = [wanted.charCodeAt(0), wanted.charCodeAt(1)];
  const [own, next] = [text.charCodeAt(from), text.charCodeAt(from + 1)];
  return own === first || next === second || own === second || next === first;
}

/** Whether the two letters before these places are each other's. */
const isSwapped = (wanted: string, text: string, i: number, j: number): boolean =>
  wanted.charCodeAt(i - 1) === text.charCodeAt(j - 2) &&
  wanted.charCodeAt(i - 2) === text.charCodeAt(j - 1);

/** Where the next word begins; -1 after the last. */
function startOfNext(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space < 0 ? -1 : space + 1;
}
