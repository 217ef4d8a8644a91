/**
 * Text as the catalogue keeps it: NFC, single spaces, no blanks around it. Nothing else changes:
 * artists, rarities and the like stay in the source's words.
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

/** A word of a variant's key: `Cracked Ice` → `cracked-ice`. */
export const slug = (text: string): string =>
  plain(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** `localId` travels percent-encoded where it stands in addresses: `%3F` is `?`. */
export const numberOf = (localId: string): string =>
  localId.replace(/%([0-9A-Fa-f]{2})/g, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
