/**
 * How much one query may ask for. An address of 8 KB, the most that the edge takes, with 250 ids in it
 * stays below all of them; what is beyond is refused and never half done.
 */
export const most = {
  characters: 8_192,
  /** Conditions on fields. */
  clauses: 400,
  /** Conditions with `*` inside of a word: each looks at every word of its field. */
  wildcards: 40,
  /** Groups and negations inside of each other. */
  depth: 40,
  /** Words of all conditions, after letters that stand for many were written out. */
  words: 1_200,
} as const;
