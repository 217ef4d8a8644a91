import type { Games } from "./games.ts";
import { assumedFinish, wordsOfRarity } from "./rarity.ts";

/** The page docs/rarities.md: the one vocabulary of each game, and what sources call it. */
export const rarityPage = ({ all }: Games): string =>
  [
    "# Rarities",
    "",
    "Written by `npm run docs` from `schemas/games`. `rarity` of a card is its best source’s own word, `rarities` has the words of all where they",
    "differ, and `normalizedRarity` is one of those below: of the words that sources have, the one that says most. One that holds for other rarities too says less; two of",
    "which neither holds for the other are a `contradiction`. `rarity:` in a",
    "query finds any of them, whatever their letter case. Where no source tells in which ways a card was made, it is taken to be made in the",
    "finish of its rarity, with a finding `assumed_variant`, so that it can be collected. Cards that are ordered by rarity are in the order of these",
    "tables.",
    ...all.flatMap(({ label, rarities }) =>
      rarities
        ? [
            "",
            `## ${label}`,
            "",
            "| Rarity | Words for it | Holds for others too | Finish where none is told |",
            "|---|---|---|---|",
            ...Object.entries(rarities).map(([name, { holdsFor = "" }]) => {
              const words = wordsOfRarity(rarities, name).map((word) => `\`${word}\``);
              return `| ${name} | ${words.join(", ")} | ${holdsFor} | ${assumedFinish({ rarities }, name)} |`;
            }),
          ]
        : [],
    ),
    "",
  ].join("\n");
