const signs: Readonly<Record<string, string>> = {
  ...{ δ: " delta ", "★": " star ", "☆": " star ", "◇": " prism star ", "♀": " f ", "♂": " m " },
  // Letters that are no base letter with a mark.
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" },
};
const written = new RegExp(`[${Object.keys(signs).join("")}]`, "gu");

/** Scripts that set no blanks between words. */
const unspaced = "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}";
const boundary = new RegExp(
  `(?<=[${unspaced}])(?=[\\p{sc=Latin}\\p{Nd}])|(?<=[\\p{sc=Latin}\\p{Nd}])(?=[${unspaced}])`,
  "gu",
);
const isUnspaced = new RegExp(`[${unspaced}]`, "u");

/** Kana as they are typed before somebody chooses how they are written. */
const hiragana = /[\u3041-\u3096\u309D\u309E]/gu;
/** Each katakana stands so many places behind its hiragana. */
const toKatakana = 0x60;

/**
 * Text as search compares it: lower case, no accents, no apostrophes, signs spelled out, everything
 * else that is neither letter nor digit a blank, and one where scripts without blanks meet others.
 * `Farfetch’d` is `farfetchd`, `Umbreon ★` is `umbreon star`, `ピカチュウex` is `ピカチュウ ex`.
 * Marks of other scripts than Latin, Greek and Cyrillic stay: ガ is not カ. Hiragana are katakana.
 */
export const fold = (text: string): string =>
  text
    // Before anything is taken apart: an acute accent that stands alone would become a blank.
    .replace(/['’‘´`′ʼ＇]|[\uFE00-\uFE0F]/gu, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’‘`′ʼ]/gu, "")
    .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(hiragana, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + toKatakana))
    .replace(written, (sign) => signs[sign] ?? sign)
    .replace(/(?<![\p{L}\p{M}])\p{M}+|[^\p{L}\p{M}\p{N}]+/gu, " ")
    .replace(boundary, " ")
    .replace(/ {2,}/g, " ")
    .trim();

const standing = /[★☆◇♀♂δ]/gu;

/** The signs in a text as words of their own, for who asks for a sign: `★` is not every `star`. */
export const signsIn = (text: string): readonly string[] =>
  [...text.matchAll(standing)].map(([sign]) => (sign === "☆" ? "★" : sign));

/** Whether a word is of a script in which a part of a text may be a word. */
export const isOfUnspacedScript = (word: string): boolean => isUnspaced.test(word);
