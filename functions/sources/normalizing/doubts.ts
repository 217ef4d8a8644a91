import { datasetIn, languageIn } from "#schemas/storage/lake.ts";

/** Where something that is silver was read. */
export interface ReadAt {
  readonly bronzeKey: string;
  readonly bronzeLine: number;
}

/**
 * Names of what is not known although the lake speaks of it, because some of it does not fit: whoever
 * asks what no answer gives any more must leave such things alone.
 */
export const doubts = {
  /** A record that the answer gives, and that nobody could take. */
  record: (source: string, sourceId: string) => `record\n${source}\n${sourceId}`,
  /** An answer of which nothing fits. */
  line: ({ bronzeKey, bronzeLine }: ReadAt) => `line\n${bronzeKey}\n${bronzeLine}`,
  /** A data set in a language, of which an answer has parts that nobody can name, or cannot be read. */
  folder: (key: string) => `folder\n${datasetIn(key)}\n${languageIn(key)}`,
};

/** The doubts of which each would be a reason to leave alone what a source said at a place. */
export const doubtsOn = (
  { source, ...at }: ReadAt & { readonly source: string },
  sourceId: string | undefined,
): readonly string[] => [
  ...(sourceId === undefined ? [] : [doubts.record(source, sourceId)]),
  doubts.line(at),
  doubts.folder(at.bronzeKey),
];
