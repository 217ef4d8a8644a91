import type { GameDefinition } from "#schemas/games/index.ts";
import { fold } from "../words/fold.ts";
import type { SearchTree } from "./search-tree.ts";

/** Words of collectors with what they mean. */
export interface Nickname {
  /** Folded, word by word. */
  readonly said: readonly string[];
  /** The same without blanks. */
  readonly inOne: string;
  /** Undefined where they mean nothing that the catalogue knows, such as the grade of one copy. */
  readonly means?: () => SearchTree;
}

/** Made once for each game. */
const made = new WeakMap<GameDefinition, readonly Nickname[]>();

/** A game's nicknames, the longest first. @param read what a query means, without any nicknames */
export function nicknamesOf(
  definition: GameDefinition,
  read: (query: string) => SearchTree,
): readonly Nickname[] {
  const known = made.get(definition);
  if (known) return known;
  const all = Object.entries(definition.nicknames ?? {}).map(
    ([said, means]): Nickname => ({
      said: fold(said).split(" "),
      inOne: fold(said).replaceAll(" ", ""),
      ...(means !== "" && { means: () => read(means) }),
    }),
  );
  const longestFirst = all.sort((a, b) => b.said.length - a.said.length);
  made.set(definition, longestFirst);
  return longestFirst;
}
