/**
 * Text as the catalogue keeps it: NFC, single spaces, no blanks around it. Nothing else changes:
 * artists and the like stay in the source's words.
 */
export const plain = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim();

/**
 * A name as it is printed: `’` for apostrophes, `★` for gold stars and `◇` for prism stars, which
 * the source writes in more than one way; `δ` stays.
 */
export const printed = (text: string): string =>
  plain(text)
    .replace(/['`´‘]/gu, "’")
    .replace(/[☆⭐]/gu, "★")
    .replace(/[♢⬦]/gu, "◇");
