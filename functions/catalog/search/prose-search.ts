import { fold } from "./fold.ts";
import { lowerBound } from "./lower-bound.ts";
import { startsIn } from "./word-starts.ts";

/** Finds words in many texts by looking through all of them at once: faster than one after the other. */
export class ProseSearch {
  private readonly all: string;
  /** Where each text begins. */
  private readonly starts: Int32Array;

  /** @param texts folded */
  constructor(texts: readonly string[]) {
    this.all = `\n${texts.join("\n")}\n`;
    this.starts = new Int32Array(texts.length + 1);
    for (const [place, text] of texts.entries()) {
      this.starts[place + 1] = (this.starts[place] || 1) + text.length + 1;
    }
    this.starts[0] = 1;
  }

  /** Texts with these words one after the other, the last one begun: one byte each. */
  having(words: string): Uint8Array {
    return this.found(fold(words), (wanted, from) => startsIn(this.all, wanted, from));
  }

  /** Texts that say just this. */
  saying(words: string): Uint8Array {
    return this.found(fold(words), (wanted, from) => {
      const at = this.all.indexOf(`\n${wanted}\n`, from - 1);
      return at < 0 ? at : at + 1;
    });
  }

  private found(wanted: string, next: (wanted: string, from: number) => number): Uint8Array {
    const found = new Uint8Array(this.starts.length - 1);
    if (wanted === "") return found;
    for (let at = next(wanted, 1); at >= 0; ) {
      const text = lowerBound(found.length, (place) => (this.starts[place + 1] ?? 0) <= at);
      found[text] = 1;
      at = next(wanted, this.starts[text + 1] ?? this.all.length);
    }
    return found;
  }
}
