/**
 * What a spreadsheet may take for a formula: a text whose first sign, after blanks and quotes, is `=`, `+`, `-` or `@`, or one of these in
 * full width; and one with a tab or a carriage return among these blanks. Apostrophes count as quotes, so that one more can always be told
 * from those that were there.
 */
const isFormula = /^[\s'"]*[=+\-@＝＋－＠\t\r]/;

/**
 * Where a cell begins for a spreadsheet that takes our commas for text: behind each semicolon, and, as it then sees no quotes, behind each
 * end of a line.
 */
const beginnings = /(?<=[;\n\r])/;
const mayHave = /[;\n\r]/;

/** A text that is safe to open in a spreadsheet: what it would take for a formula has an apostrophe before it. */
export const guarded = (text: string): string => eachPart(text, guardedPart);

/** Undoes {@link guarded} exactly: an apostrophe goes that stands before what needs one. */
export const unguarded = (text: string): string => eachPart(text, unguardedPart);

const eachPart = (text: string, of: (part: string) => string): string =>
  mayHave.test(text) ? text.split(beginnings).map(of).join("") : of(text);

const guardedPart = (text: string): string => (isFormula.test(text) ? `'${text}` : text);
const unguardedPart = (text: string): string =>
  text.startsWith("'") && isFormula.test(text.slice(1)) ? text.slice(1) : text;
