/** How titles name languages; codes of two letters only where they are no other word. */
const words: Readonly<Record<string, RegExp>> = {
  en: /\b(english|eng|englisch|anglais|inglese|ingles|engels)\b/,
  ja: /\b(japanese|japan|jpn|jap|jp|japanisch|japonais|japonaise|giapponese|japones|japonesa|japanse|(?:sv?|sm|xy|bw|dp|pcg|s-p|sv-p)\d{1,2}[a-z]\b|(?:sv|s|sm|xy|bw)-p)\b/,
  ko: /\b(korean|korea|kor|kr|koreanisch|coreen|coreano)\b/,
  "zh-cn":
    /\b(chinese|china|chn|cn|chinesisch|chinois|cinese|chino|simplified|s-chinese|traditional|t-chinese|taiwan|hong kong)\b/,
  de: /\b(german|deutsch|deutsche|deutscher|ger|allemand|tedesco|aleman|deu)\b/,
  fr: /\b(french|francais|francaise|franzosisch|francese|frances|fra|vf)\b/,
  it: /\b(italian|italiano|italiana|ita|italienisch|italien)\b/,
  es: /\b(spanish|espanol|espanola|esp|spanisch|espagnol|spagnolo|castellano)\b/,
  pt: /\b(portuguese|portugues|portuguesa|brazil|brazilian|brasil|ptbr|pt-br|portugiesisch)\b/,
  nl: /\b(dutch|nederlands|nederlandse|niederlandisch|hollandisch)\b/,
  pl: /\b(polish|polski|polnisch|polska)\b/,
  ru: /\b(russian|russia|russisch|russe)\b/,
  th: /\b(thai|thailand)\b/,
  id: /\b(indonesian|indonesia|indo)\b/,
};

/** Scripts that are of one language or another, and never of these of Latin letters. */
const scripts: readonly (readonly [language: string, pattern: RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["zh-cn", /\p{Script=Han}/u],
  ["th", /\p{Script=Thai}/u],
  ["ru", /\p{Script=Cyrillic}/u],
];

const family = (language: string) => language.split("-")[0] ?? language;

/**
 * Whether a title is of a card in a language: what it names is that one and no other; where it names none, it is in
 * that which sellers of the place speak.
 *
 * @param title plain
 */
export function isInLanguage(
  title: string,
  { language, usualLanguage }: { readonly language: string; readonly usualLanguage: string },
): boolean {
  const named = new Set([
    ...Object.entries(words).flatMap(([code, pattern]) => (pattern.test(title) ? [code] : [])),
    // Signs that other scripts use as well: the first that is found is meant.
    ...scripts.flatMap(([code, pattern]) => (pattern.test(title) ? [code] : [])).slice(0, 1),
  ]);
  const families = new Set([...named].map(family));
  if (families.size === 0) return language === usualLanguage;
  return families.size === 1 && families.has(family(language));
}
