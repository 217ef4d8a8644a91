/**
 * What stays of a word that stands for a value: letters and digits in lower case, without accents.
 * `Tag Team`, `tag-team` and `TAGTEAM` are one word.
 */
export const plainWord = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "")
    .normalize("NFC");
