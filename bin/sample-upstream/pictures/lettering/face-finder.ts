import { type FontFile, fontFiles } from "./font-files.ts";
import { openTypeface, type Typeface } from "./typeface.ts";

/** The font for a letter with the marks on it. */
export type FaceFinder = (letters: string) => Promise<Typeface>;

/**
 * Finds the first font that has all of a letter and its marks, else one that has the letter. What
 * no font has is left to the first, which draws its sign for that.
 */
export function faceFinder(): FaceFinder {
  const files = fontFiles();
  const opened = remembered(openTypeface);
  return remembered(async (letters) => {
    const [letter = ""] = letters;
    let second: Typeface | undefined;
    let first: FontFile | undefined;
    for (const file of files()) {
      first ??= file;
      if (!isFor(file, letter)) continue;
      const face = await opened(file.path);
      if (face.has(letters)) return face;
      if (face.has(letter)) second ??= face;
    }
    if (!first) throw new Error("None of the fonts has a file for its letters; run `npm ci`.");
    return second ?? opened(first.path);
  });
}

function isFor({ ranges }: FontFile, letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => point >= first && point <= last);
}

/** Asks once for each name. A failure is not remembered: the next time it is tried again. */
function remembered<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const making = make(name);
    made.set(name, making);
    making.catch(() => made.delete(name));
    return making;
  };
}
