/** Of one length, no more are kept than searches of people need; who asks for more gets new ones. */
const mostKept = 16;

interface Shelf<Numbers> {
  readonly kept: Numbers[];
  lent: number;
}

/**
 * Room for what a search notes of each card or value. The next search of the same index gets the same arrays
 * again: a megabyte that each of them left behind would have the collector come every hundred searches, and
 * wait longer than they take.
 *
 * An array that was lent is the borrower's until `begin`, and all zeros at first.
 */
export class Scratch {
  private readonly shelves = new Map<string, Shelf<Uint8Array | Int32Array | Float64Array>>();

  /** A search begins, and none goes on: whatever was lent may be lent again. */
  begin(): void {
    for (const shelf of this.shelves.values()) shelf.lent = 0;
  }

  bytes(length: number): Uint8Array {
    return this.lend("bytes", length, Uint8Array);
  }

  integers(length: number): Int32Array {
    return this.lend("integers", length, Int32Array);
  }

  floats(length: number): Float64Array {
    return this.lend("floats", length, Float64Array);
  }

  private lend<Numbers extends Uint8Array | Int32Array | Float64Array>(
    kind: string,
    length: number,
    Kind: new (length: number) => Numbers,
  ): Numbers {
    const name = `${kind} ${length}`;
    const shelf = this.shelves.get(name) ?? { kept: [], lent: 0 };
    this.shelves.set(name, shelf);
    const known = shelf.kept[shelf.lent];
    shelf.lent += 1;
    if (known instanceof Kind) {
      known.fill(0);
      return known;
    }
    const made = new Kind(length);
    if (shelf.kept.length < mostKept) shelf.kept.push(made);
    return made;
  }
}
