import type { Language } from "#schemas/values.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { plain } from "../bodies/text.ts";
import { asianWords } from "./asian-words.ts";
import { fold } from "./text.ts";
import type { WordKind } from "./word-kind.ts";
import known from "./words.json" with { type: "json" };

type Words = ReadonlyMap<string, string>;

/** A word in the source's English. */
export interface CanonicalWord {
  readonly word: string;
  /** False for a word that no list has: it stays as it came. */
  readonly isKnown: boolean;
}

/**
 * The English word for a word in any language: `Rang 1` → `Stage1`, `unbegrenzt` → `unlimited`.
 * English words stand in bodies of every language. Letter case, accents and hyphens do not matter,
 * except where two words differ in nothing else (`ex`, `EX`).
 *
 * @param setId the set as the source calls it, for a word that stands for two
 */
export function canonicalWord(
  kind: WordKind,
  text: string,
  { language, setId = "" }: { language: Language; setId?: string },
): CanonicalWord {
  const given = plain(text);
  const folded = fold(given);
  const word =
    exact(kind).get(given) ??
    twofold(kind, folded, setId) ??
    translated(kind, language).get(folded) ??
    english(kind).get(folded) ??
    asian(kind).get(folded);
  return { word: word ?? given, isKnown: word !== undefined };
}

/** Portuguese calls two rarities `Rara Holo`; only the seven sets of one series have the other. */
const twofold = (kind: WordKind, folded: string, setId: string) =>
  kind === "rarity" && folded === "rara-holo" && /^dp[1-7]$/.test(setId) ? "Rare Holo" : undefined;

const englishWords = (kind: WordKind): readonly string[] => known.english[kind].split("|");

const exact = table((kind) => englishWords(kind).map((word) => [word, word]));
const english = table((kind) => englishWords(kind).map((word) => [fold(word), word]));
const asian = table((kind) =>
  Object.entries(asianWords[kind] ?? {}).map(([text, word]) => [fold(text), word]),
);

const byLanguage = new Map<string, (kind: WordKind) => Words>();

/** A region speaks as its language does: `pt-br` as `pt`. */
function translated(kind: WordKind, language: Language): Words {
  const [spoken = language] = language.split("-");
  const words = byLanguage.get(spoken) ?? table((asked) => translations(spoken, asked));
  byLanguage.set(spoken, words);
  return words(kind);
}

/**
 * A language's words of a kind stand in the order of the English ones, with a blank between two, and
 * `|` between those that mean the same: a table of pairs would be twice as long in every bundle.
 */
function translations(language: string, kind: WordKind): [string, string][] {
  const all: Readonly<Record<string, Partial<Record<WordKind, string>>>> = known.translations;
  const words = ownValue(all, language)?.[kind]?.split(" ") ?? [];
  return englishWords(kind).flatMap((english, place) =>
    (words[place] ?? "")
      .split("|")
      .flatMap((word): [string, string][] => (word === "" ? [] : [[word, english]])),
  );
}

/** Made once a kind: making it costs more than looking up. */
function table(entriesOf: (kind: WordKind) => [string, string][]): (kind: WordKind) => Words {
  const made = new Map<WordKind, Words>();
  return (kind) => {
    const words = made.get(kind) ?? new Map(entriesOf(kind));
    made.set(kind, words);
    return words;
  };
}
