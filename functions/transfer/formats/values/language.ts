import { type Language, languages } from "#schemas/values.ts";
import { bareWord, nothing, type ReadCell } from "./read-cell.ts";

/** What files call languages, besides our own codes, without accents. */
const words: Readonly<Record<string, readonly string[]>> = {
  en: [
    "english",
    "eng",
    "englisch",
    "anglais",
    "ingles",
    "inglese",
    "engels",
    "英語",
    "en us",
    "en gb",
    "us",
  ],
  de: [
    "german",
    "ger",
    "deu",
    "deutsch",
    "allemand",
    "aleman",
    "tedesco",
    "duits",
    "alemao",
    "ドイツ語",
  ],
  fr: [
    "french",
    "fre",
    "fra",
    "franzosisch",
    "francais",
    "frances",
    "francese",
    "frans",
    "フランス語",
  ],
  es: [
    "spanish",
    "sp",
    "spa",
    "spanisch",
    "espanol",
    "espagnol",
    "spagnolo",
    "spaans",
    "スペイン語",
    "es es",
  ],
  "es-mx": [
    "spanish (latin america)",
    "latin american spanish",
    "spanish latin america",
    "mexican spanish",
  ],
  it: ["italian", "ita", "italienisch", "italien", "italiano", "italiaans", "イタリア語"],
  nl: ["dutch", "nld", "niederlandisch", "neerlandais", "nederlands"],
  pl: ["polish", "pol", "polnisch", "polonais", "polski"],
  pt: ["portuguese", "por", "portugiesisch", "portugais", "portugues", "portoghese"],
  "pt-pt": ["portuguese (portugal)", "portuguese portugal", "european portuguese"],
  "pt-br": ["brazilian portuguese", "portuguese brazil", "brazilian"],
  ru: ["russian", "rus", "russisch", "russe", "ruso", "russo"],
  id: ["indonesian", "ind", "indonesisch", "bahasa indonesia"],
  ja: [
    "japanese",
    "jp",
    "jpn",
    "japanisch",
    "japonais",
    "japones",
    "giapponese",
    "japans",
    "日本語",
    "jap",
  ],
  ko: ["korean", "kr", "kor", "koreanisch", "coreen", "coreano", "韓国語", "한국어"],
  th: ["thai", "tha", "thailandisch", "thailandais"],
  "zh-cn": [
    ...["simplified chinese", "chinese simplified", "s chinese", "cs", "zhs", "zh hans", "chs"],
    ...[
      "chinese (simplified)",
      "chinese",
      "zh",
      "chinesisch",
      "chinois",
      "chino",
      "简体中文",
      "cn",
    ],
    ...["chinese s", "cns"],
  ],
  "zh-tw": [
    ...["traditional chinese", "chinese traditional", "t chinese", "ct", "zht", "zh hant", "cht"],
    ...["chinese (traditional)", "繁體中文", "tw", "chinese t", "zh hk"],
  ],
};

const known: ReadonlyMap<string, Language> = new Map([
  ...languages.map((code) => [code.replace("-", " "), code] as const),
  ...Object.entries(words).flatMap(([code, all]) => all.map((word) => [word, code] as const)),
]);

/** Numbers that Cardmarket has for languages, from 1. */
const cardmarket = ["en", "fr", "de", "es", "it", "zh-cn", "ja", "pt", "ru", "ko", "zh-tw"];

/** The language that a cell names: `English`, `JP`, `zh_CN`, `Allemand`, or Cardmarket's number of it. */
export function readLanguage(text: string): ReadCell<Language> {
  const word = bareWord(text);
  if (word === "") return nothing;
  const value = known.get(word) ?? cardmarket[Number(word) - 1];
  return value === undefined ? { wrong: "is no language of the catalogue" } : { value };
}

/** The language that a word is, where it is one; numbers are none. */
export const languageOfWord = (text: string): Language | undefined => known.get(bareWord(text));
