import { fold } from "./fold.ts";
import { lowerBound } from "./lower-bound.ts";
import { isUnspaced, startsIn } from "./word-starts.ts";

/** Texts that several cards say, each list of them once: one after the other, and where each list begins. */
export class TextLists {
  private readonly texts: Int32Array;
  private readonly starts: Int32Array;

  constructor(lists: readonly (readonly number[])[]) {
    this.texts = Int32Array.from(lists.flat());
    this.starts = new Int32Array(lists.length + 1);
    for (const [at, { length }] of lists.entries()) {
      this.starts[at + 1] = (this.starts[at] ?? 0) + length;
    }
  }

  /** Lists with a text that was found: one byte each. */
  with(found: Uint8Array): Uint8Array {
    const has = new Uint8Array(this.starts.length - 1);
    for (let list = 0; list < has.length; list += 1) {
      const end = this.starts[list + 1] ?? 0;
      for (let at = this.starts[list] ?? 0; at < end; at += 1) {
        if (found[this.texts[at] ?? 0] === 1) has[list] = 1;
      }
    }
    return has;
  }
}

/** Which texts have a word, by their places in order. */
type Places = readonly number[];

/**
 * Finds words in many texts. Which texts have a word is looked up; whether the words of a phrase stand
 * one after the other is read in the texts that have the rarest of them.
 */
export class ProseSearch {
  private readonly texts: readonly string[];
  /** Made when somebody first asks: most functions that load an index are never asked for texts. */
  private made: WordPlaces | undefined;

  /** @param texts folded */
  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  /** Texts with these words one after the other, the last one begun: one byte each. */
  having(words: string): Uint8Array {
    const wanted = fold(words);
    const found = new Uint8Array(this.texts.length);
    if (wanted === "") return found;
    this.made ??= placesOfWords(this.texts);
    const { unspaced } = this.made;
    const isOneWord = !wanted.includes(" ");
    const spaced = isOneWord ? beginning(this.made, wanted) : rarest(this.made, wanted);
    // A word that begins so is all that was asked for.
    if (isOneWord) for (const place of spaced) found[place] = 1;
    for (const place of isOneWord ? unspaced : [...spaced, ...unspaced]) {
      if (startsIn(this.texts[place] ?? "", wanted) >= 0) found[place] = 1;
    }
    return found;
  }

  /** Texts that say just this. */
  saying(words: string): Uint8Array {
    const wanted = fold(words);
    return Uint8Array.from(this.texts, (text) => (text === wanted && wanted !== "" ? 1 : 0));
  }
}

interface WordPlaces {
  /** All words, in order. */
  readonly words: readonly string[];
  readonly places: ReadonlyMap<string, Places>;
  /** Texts that have letters of scripts with nothing between words; each is read whenever one asks. */
  readonly unspaced: Places;
}

function placesOfWords(texts: readonly string[]): WordPlaces {
  const places = new Map<string, number[]>();
  const unspaced: number[] = [];
  for (const [place, text] of texts.entries()) {
    if (hasUnspaced(text)) {
      unspaced.push(place);
      continue;
    }
    for (const word of text.split(" ")) {
      const known = places.get(word);
      if (!known) places.set(word, [place]);
      else if (known.at(-1) !== place) known.push(place);
    }
  }
  return { words: [...places.keys()].sort(), places, unspaced };
}

function hasUnspaced(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isUnspaced(text.charCodeAt(at))) return true;
  return false;
}

/** Texts with a word that begins so. */
function beginning({ words, places }: WordPlaces, start: string): Places {
  const from = lowerBound(words.length, (at) => (words[at] ?? "") < start);
  const found: number[] = [];
  for (let at = from; words[at]?.startsWith(start); at += 1) {
    for (const place of places.get(words[at] ?? "") ?? []) found.push(place);
  }
  return found;
}

/** Texts with that word of a phrase, but its last, which the fewest have. */
function rarest({ places }: WordPlaces, phrase: string): Places {
  const all = phrase
    .split(" ")
    .slice(0, -1)
    .map((word) => places.get(word) ?? []);
  return all.reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
}
