/** What a cell says; or what is wrong with it, as the end of a sentence about it; neither where it says nothing. */
export interface ReadCell<T> {
  readonly value?: T;
  readonly wrong?: string;
}

/** What a cell says that says nothing. */
export const nothing: ReadCell<never> = {};

/** A cell's text for comparisons: full-width signs as plain ones, in lower case, blanks and lines as one blank. */
export const plainWord = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();

/** The same without accents, dots and hyphens, for words of vocabularies. */
export const bareWord = (text: string): string =>
  plainWord(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[.\-–—/]+/g, " ")
    .replace(/ +/g, " ")
    .trim();

/** Remembers what was made of texts that come again and again, as conditions and languages do. */
export function byText<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = read(text);
    if (known.size < mostTexts) known.set(text, made);
    return made;
  };
}

/** A vocabulary is far smaller; a column that is none must not fill the memory. */
const mostTexts = 1_000;
