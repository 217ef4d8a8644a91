import { isNearly } from "../said/edit-distance.ts";
import type { SetGroup } from "./set-group.ts";

interface Named {
  readonly group: SetGroup;
  readonly words: readonly string[];
}

/** As much as a name must have of another to resemble it, and as much as it must be ahead of the next. */
const [leastAlike, leastAhead] = [0.6, 0.15];

/**
 * Finds sets whose names resemble a text: words that few sets have count more. Several where several resemble it alike; none where a number in
 * the text is not in the name, for `Base Set 2` is no misspelt `Base Set`.
 */
export function resemblingSets(names: readonly (readonly [string, SetGroup])[]) {
  const all = names.map(([text, group]): Named => ({ group, words: text.split(" ") }));
  const counts = new Map<string, Set<SetGroup>>();
  for (const { group, words } of all) {
    for (const word of words) counts.set(word, (counts.get(word) ?? new Set()).add(group));
  }
  const weightOf = (word: string) => 1 / Math.sqrt(counts.get(word)?.size ?? 1);
  return (text: string): readonly SetGroup[] => {
    const said = text.split(" ");
    const best = new Map<SetGroup, number>();
    for (const { group, words } of all) {
      const score = alike(said, words, weightOf);
      if (score >= leastAlike) best.set(group, Math.max(score, best.get(group) ?? 0));
    }
    const most = Math.max(...best.values(), 0);
    return [...best].filter(([, score]) => score > most - leastAhead).map(([group]) => group);
  };
}

/** Weighted Jaccard, in which a mistyped word is the word. */
function alike(
  said: readonly string[],
  words: readonly string[],
  weightOf: (word: string) => number,
): number {
  if (numbersIn(said) !== numbersIn(words)) return 0;
  const rest = [...said];
  let [common, apart] = [0, 0];
  for (const word of words) {
    const exact = rest.indexOf(word);
    const at = exact >= 0 ? exact : rest.findIndex((one) => isNearly(one, word));
    if (at < 0) apart += weightOf(word);
    else {
      common += weightOf(word);
      rest.splice(at, 1);
    }
  }
  for (const word of rest) apart += weightOf(word);
  return common === 0 ? 0 : common / (common + apart);
}

const numbersIn = (words: readonly string[]): string =>
  words
    .filter((word) => /\d|^(?:ii|iii|iv)$/.test(word))
    .toSorted()
    .join(" ");
