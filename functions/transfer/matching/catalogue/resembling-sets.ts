import { isNearly } from "../said/edit-distance.ts";
import type { SetGroup } from "./set-group.ts";

interface Named {
  readonly group: SetGroup;
  readonly words: readonly string[];
  readonly numbers: string;
  readonly weight: number;
}

/** As much as a name must have of another to resemble it, and as much as it must be ahead of the next. */
const [leastAlike, leastAhead] = [0.6, 0.15];

/**
 * Finds sets whose names resemble a text by weighted Jaccard, in which a mistyped word is the word, and words that few sets have count more.
 * Several where several resemble it alike; none where a number in the text is not in the name, for `Base Set 2` is no misspelt `Base Set`.
 */
export function resemblingSets(names: readonly (readonly [string, SetGroup])[]) {
  const groupsOf = new Map<string, Set<SetGroup>>();
  const split = names.map(([text, group]) => ({ group, words: text.split(" ") }));
  for (const { group, words } of split) {
    for (const word of words) groupsOf.set(word, (groupsOf.get(word) ?? new Set()).add(group));
  }
  const weightOf = (word: string) => 1 / Math.sqrt(groupsOf.get(word)?.size ?? 1);
  const all = split.map(({ group, words }): Named => {
    const weight = words.reduce((sum, word) => sum + weightOf(word), 0);
    return { group, words, weight, numbers: numbersIn(words) };
  });
  const known = [...groupsOf.keys()];
  const meant = (word: string) =>
    groupsOf.has(word) ? [word] : known.filter((one) => isNearly(word, one));
  return (text: string): readonly SetGroup[] => {
    const said = text.split(" ").map((word) => ({ word, meant: new Set(meant(word)) }));
    const numbers = numbersIn(said.map(({ word }) => word));
    const best = new Map<SetGroup, number>();
    for (const one of all) {
      if (one.numbers !== numbers) continue;
      const score = alike(said, one, weightOf);
      if (score >= leastAlike) best.set(one.group, Math.max(score, best.get(one.group) ?? 0));
    }
    const most = Math.max(...best.values(), 0);
    return [...best].filter(([, score]) => score > most - leastAhead).map(([group]) => group);
  };
}

interface SaidWord {
  readonly word: string;
  /** The words of sets that it may be. */
  readonly meant: ReadonlySet<string>;
}

function alike(
  said: readonly SaidWord[],
  { words, weight }: Named,
  weightOf: (word: string) => number,
): number {
  let common = 0;
  let apart = 0;
  let found = 0;
  for (const { word, meant } of said) {
    const own = words.find((one) => meant.has(one));
    if (own === undefined) apart += weightOf(word);
    else {
      common += weightOf(own);
      found += 1;
    }
  }
  return found === 0 ? 0 : Math.min(1, common / (weight + apart));
}

const numbersIn = (words: readonly string[]): string =>
  words
    .filter((word) => /\d|^(?:ii|iii|iv)$/.test(word))
    .toSorted()
    .join(" ");
