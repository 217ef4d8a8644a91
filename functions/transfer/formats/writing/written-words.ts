import type { Condition, Language } from "#schemas/values.ts";

/** Conditions in the words of an app. */
export type ConditionWords = Readonly<Record<Condition, string>>;

export const fullWords: ConditionWords = {
  near_mint: "Near Mint",
  lightly_played: "Lightly Played",
  moderately_played: "Moderately Played",
  heavily_played: "Heavily Played",
  damaged: "Damaged",
};
export const shortWords: ConditionWords = {
  near_mint: "NM",
  lightly_played: "LP",
  moderately_played: "MP",
  heavily_played: "HP",
  damaged: "D",
};
/** Of Moxfield and Deckbox, who have no word for moderately played but this one. */
export const magicWords: ConditionWords = {
  near_mint: "Near Mint",
  lightly_played: "Good (Lightly Played)",
  moderately_played: "Played",
  heavily_played: "Heavily Played",
  damaged: "Damaged",
};
/** Europe's seven steps, one for each of our five. */
export const camelWords: ConditionWords = {
  near_mint: "NearMint",
  lightly_played: "Excellent",
  moderately_played: "Good",
  heavily_played: "Played",
  damaged: "Poor",
};
export const snakeWords: ConditionWords = {
  near_mint: "near_mint",
  lightly_played: "excellent",
  moderately_played: "good",
  heavily_played: "played",
  damaged: "poor",
};
export const cardmarketNumbers: ConditionWords = {
  near_mint: "2",
  lightly_played: "3",
  moderately_played: "4",
  heavily_played: "6",
  damaged: "7",
};

const languageNames: Readonly<Record<Language, string>> = {
  ...{ en: "English", de: "German", fr: "French", es: "Spanish", it: "Italian", nl: "Dutch" },
  ...{ "es-mx": "Spanish (Latin America)", pl: "Polish", pt: "Portuguese", ru: "Russian" },
  ...{ "pt-br": "Brazilian Portuguese", "pt-pt": "Portuguese (Portugal)", id: "Indonesian" },
  ...{ ja: "Japanese", ko: "Korean", th: "Thai" },
  ...{ "zh-cn": "Chinese (Simplified)", "zh-tw": "Chinese (Traditional)" },
};

/** A language by its English name. */
export const languageName = (code: Language): string => languageNames[code] ?? code;

const archidektCodes: Readonly<Record<Language, string>> = {
  ja: "JP",
  ko: "KR",
  "zh-cn": "CS",
  "zh-tw": "CT",
};
/** As Archidekt codes it: `JP`, `CS`. */
export const archidektCode = (code: Language): string => archidektCodes[code] ?? code.toUpperCase();

const cardmarketLanguages = [
  "en",
  "fr",
  "de",
  "es",
  "it",
  "zh-cn",
  "ja",
  "pt",
  "ru",
  "ko",
  "zh-tw",
];
/** Cardmarket's number of a language; undefined where it has none. */
export const cardmarketLanguage = (code: Language): string | undefined => {
  const place = cardmarketLanguages.indexOf(code);
  return place < 0 ? undefined : String(place + 1);
};

const gameNames: Readonly<Record<string, string>> = {
  pokemon: "Pokemon",
  onepiece: "One Piece Card Game",
};
/** A game as shops call it. */
export const gameName = (game: string): string => gameNames[game] ?? game;
