/**
 * Characters that Unicode means as blanks and that no font draws, so that they would be seen as the box of
 * what is missing: the empty Braille cell, the Hangul fillers and the null notehead.
 */
const blanks = /[\u2800\u3164\uffa0\u{1d159}]/gu;

/** The same text with spaces in their place. */
export const withoutBlanks = (text: string): string => text.replaceAll(blanks, " ");
