/** As much as texts have to have in common of all their words, to be taken for one [IMP-4]. */
export const leastAlike = 0.7;

interface Text<Value> {
  readonly value: Value;
  readonly words: readonly string[];
}

export interface Similar<Value> {
  readonly value: Value;
  /** Of the words of both, the part that both have: 0.7 to 1. */
  readonly alike: number;
}

/**
 * Finds the most similar of many texts by token Jaccard without comparing with each: two texts that have 70 % of their words in common share
 * one of the rarest 30 % of either.
 */
export function similarTexts<Value>(
  texts: readonly Text<Value>[],
): (
  words: readonly string[],
  isPreferred: (value: Value) => boolean,
) => Similar<Value> | undefined {
  // Copies of one card have one text.
  const distinct = Map.groupBy(texts, ({ words }) => words.toSorted().join(" "));
  const holders = new Map<string, (readonly Text<Value>[])[]>();
  for (const own of distinct.values()) {
    for (const word of own[0]?.words ?? []) {
      const known = holders.get(word);
      if (known) known.push(own);
      else holders.set(word, [own]);
    }
  }
  const commonness = (word: string) => holders.get(word)?.length ?? 0;
  return (words, isPreferred) => {
    const said = new Set(words);
    const rarest = words.toSorted((a, b) => commonness(a) - commonness(b));
    const looked = rarest.slice(0, words.length - Math.ceil(leastAlike * words.length) + 1);
    const near = new Set(looked.flatMap((word) => holders.get(word) ?? []));
    let best: { readonly own: readonly Text<Value>[]; readonly alike: number } | undefined;
    for (const own of near) {
      const alike = jaccard(said, own[0]?.words ?? []);
      if (alike >= leastAlike && alike > (best?.alike ?? 0)) best = { own, alike };
    }
    const chosen = best?.own.find(({ value }) => isPreferred(value)) ?? best?.own[0];
    return best && chosen && { value: chosen.value, alike: best.alike };
  };
}

/** Of the words of two texts, the part that both have. */
export function jaccard(a: ReadonlySet<string>, b: readonly string[]): number {
  const common = b.filter((word) => a.has(word)).length;
  const all = a.size + b.length - common;
  return all === 0 ? 0 : common / all;
}
