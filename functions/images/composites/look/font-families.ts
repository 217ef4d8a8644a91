const latin = '"Inter Variable"';
const noto = (script: string) => `"Noto Sans ${script} Variable"`;
const scripts = ["Thai", "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Georgian"];
const others = [...scripts.map(noto), '"Noto Sans Math"', '"Noto Color Emoji"'];
const stack = (...scripts: string[]) => [latin, ...scripts.map(noto), ...others].join(", ");

/**
 * Families for `font-family`, by language: the same character is drawn differently in Japanese,
 * Korean and the two ways of writing Chinese.
 */
export const fontFamilies = {
  default: stack("JP", "KR", "SC", "TC"),
  ko: stack("KR", "JP", "SC", "TC"),
  zh: stack("SC", "TC", "JP", "KR"),
  "zh-tw": stack("TC", "SC", "JP", "KR"),
} as const;
