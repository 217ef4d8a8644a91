import type { TextValue } from "../../indexing/index-file.ts";
import { fold } from "./fold.ts";
import { startsIn } from "./word-starts.ts";

/** A text of signs alone is compared as it is: folded, all of them would be nothing, and equal. */
const folded = (text: string): string => fold(text) || text.trim().toLowerCase();

/** The distinct values of a column, with everything folded that a query is compared with. */
export class ReadyTexts {
  private readonly words: readonly (readonly string[])[];
  /** Values by what is all of them, folded. */
  private readonly byWords = new Map<string, number[]>();
  /** Compared in lower case but not folded: `?` and `!` are numbers of cards, and would vanish. */
  private readonly byName = new Map<string, number[]>();

  constructor(values: readonly TextValue[]) {
    this.words = values.map(({ words }) => words.map(folded));
    for (const [at, { exact = [] }] of values.entries()) {
      for (const words of this.words[at] ?? []) note(this.byWords, words, at);
      for (const name of exact) note(this.byName, name.toLowerCase(), at);
    }
  }

  /** Values that are all of this: one byte each. */
  thatAre(text: string): Uint8Array {
    const found = new Uint8Array(this.words.length);
    for (const at of this.byWords.get(folded(text)) ?? []) found[at] = 1;
    for (const at of this.byName.get(text.toLowerCase()) ?? []) found[at] = 1;
    return found;
  }

  /** Values that hold these words, one after the other, from a word's start: one byte each. */
  thatHold(text: string): Uint8Array {
    const wanted = folded(text);
    const found = new Uint8Array(this.words.length);
    for (let at = 0; at < found.length; at += 1) {
      for (const words of this.words[at] ?? []) if (startsIn(words, wanted) >= 0) found[at] = 1;
    }
    return found;
  }
}

function note(places: Map<string, number[]>, key: string, at: number): void {
  const known = places.get(key);
  if (known) known.push(at);
  else places.set(key, [at]);
}
