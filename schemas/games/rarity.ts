import type { GameDefinition, RarityWords } from "./game.ts";

/** All words that mean a rarity, its own name first. */
export const wordsOfRarity = (rarities: RarityWords, name: string): readonly string[] => [
  name,
  ...(rarities[name]?.words ?? []),
];

/**
 * What sources' words for the rarity of one card come to: the first that says more than others, else the
 * first; undefined where no word is known.
 *
 * @param words of the best source first
 */
export function normalizedRarity(
  { rarities }: Pick<GameDefinition, "rarities">,
  words: readonly string[],
): string | undefined {
  if (!rarities) return undefined;
  const table = tableOf(rarities);
  const names = words.flatMap((word) => table.get(word.toLowerCase()) ?? []);
  return names.find((name) => !rarities[name]?.isGeneral) ?? names[0];
}

/** Whether words for one card's rarity come to different rarities, of which none is a general one. */
export function contradict(
  { rarities }: Pick<GameDefinition, "rarities">,
  words: readonly string[],
): boolean {
  if (!rarities) return words.length > 1;
  const names = words.flatMap((word) => tableOf(rarities).get(word.toLowerCase()) ?? []);
  return new Set(names).size > 1 && !names.some((name) => rarities[name]?.isGeneral);
}

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
