/**
 * The number of a card as people may write it: lower case, without the zeros that lead a row of digits.
 * `006`, `6`; `SWSH001`, `swsh1`.
 */
export const plainNumber = (number: string): string =>
  number
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<!\d)0+(?=\d)/g, "");
