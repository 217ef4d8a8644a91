import type { GameDefinition, RarityWords } from "./game.ts";

/** All words that mean a rarity, its own name first. */
export const wordsOfRarity = (rarities: RarityWords, name: string): readonly string[] => [
  name,
  ...(rarities[name]?.words ?? []),
];

/** Words that hold for others too, the one that says most first. */
const generality = [undefined, "some rare", "all rare", "all"] as const;

/**
 * What sources' words for the rarity of one card come to: the one that says most, of those that say as much the
 * first; undefined where no word is known.
 *
 * @param words of the best source first
 */
export function normalizedRarity(
  { rarities }: Pick<GameDefinition, "rarities">,
  words: readonly string[],
): string | undefined {
  if (!rarities) return undefined;
  const names = namesOf(rarities, words);
  const rank = (name: string) => generality.indexOf(rarities[name]?.holdsFor);
  return names.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Whether words for one card's rarity come to two rarities of which neither holds for the other. */
export function contradict(
  { rarities }: Pick<GameDefinition, "rarities">,
  words: readonly string[],
): boolean {
  if (!rarities) return words.length > 1;
  const names = namesOf(rarities, words);
  const holds = (name: string, other: string) => {
    const scope = rarities[name]?.holdsFor;
    return scope === "all" || (scope !== undefined && !rarities[other]?.isCommon);
  };
  return names.some((one, at) =>
    names.slice(at + 1).some((other) => !holds(one, other) && !holds(other, one)),
  );
}

const namesOf = (rarities: RarityWords, words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => tableOf(rarities).get(word.toLowerCase()) ?? [])),
];

/** The finish that a card is taken to have where no source tells any, by its normalised rarity. */
export const assumedFinish = (
  { rarities = {} }: Pick<GameDefinition, "rarities">,
  rarity: string | undefined,
): string => ownEntry(rarities, rarity)?.finish ?? "normal";

const ownEntry = (rarities: RarityWords, rarity: string | undefined) =>
  rarity !== undefined && Object.hasOwn(rarities, rarity) ? rarities[rarity] : undefined;

/** Made once for each game. */
const made = new WeakMap<RarityWords, ReadonlyMap<string, string>>();

function tableOf(rarities: RarityWords): ReadonlyMap<string, string> {
  const known = made.get(rarities);
  if (known) return known;
  const table = new Map(
    Object.keys(rarities).flatMap((name) =>
      wordsOfRarity(rarities, name).map((word) => [word.toLowerCase(), name] as const),
    ),
  );
  made.set(rarities, table);
  return table;
}
