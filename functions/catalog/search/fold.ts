/**
 * Text as search compares it: lower case, no accents, no apostrophes, signs spelled out, everything
 * else that is neither letter nor digit a space. `Farfetch’d` is `farfetchd`, `Umbreon ★` is
 * `umbreon star`.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    // Only now: a capital Δ is a δ as well.
    .replace(/δ/gu, " delta ")
    .replace(/★/gu, " star ")
    .replace(/◇/gu, " prism star ")
    .replace(/♀/gu, " f ")
    .replace(/♂/gu, " m ")
    .replace(/[\p{M}'’`]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
