import MiniSearch from "minisearch";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { fold } from "./fold.ts";

/** Scores of names by their place; 0 means no match. */
export type NameScores = Float64Array;

interface NameDocument {
  readonly id: number;
  readonly name: string;
}

/**
 * Finds names. It indexes distinct names, not cards: `Pikachu` on a thousand cards costs no more
 * than on one.
 */
export class NameSearch {
  /** The names, as they are compared. */
  readonly folded: readonly string[];
  private readonly engine: MiniSearch<NameDocument>;

  constructor(names: readonly string[]) {
    this.folded = names.map(fold);
    this.engine = new MiniSearch<NameDocument>({
      fields: ["name"],
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term || null,
    });
    this.engine.addAll(this.folded.map((name, id) => ({ id, name })));
  }

  /**
   * Names with a word that starts so; when there is none, names with a word that is a typing error
   * or two away. A whole word scores above the start of one.
   *
   * @param word folded
   */
  word(word: string): NameScores {
    const starts = this.engine.search(word, { prefix: true });
    const found =
      starts.length > 0 ? starts : this.engine.search(word, { fuzzy: typingErrors(word) });
    const scores = new Float64Array(this.folded.length);
    for (const { id, score } of found) scores[id] = Math.max(1, Math.round(score * 100));
    return scores;
  }

  /** Names that hold these words one after the other. @param words folded */
  phrase(words: string): NameScores {
    const scores = new Float64Array(this.folded.length);
    this.folded.forEach((name, id) => {
      if (` ${name} `.includes(` ${words} `)) scores[id] = name === words ? 2_000 : 1_000;
    });
    return scores;
  }
}

/** The order of names in an index: by folded text, then as printed. */
export function compareNames(a: string, b: string): number {
  const [x, y] = [fold(a), fold(b)];
  return byCodeUnits(x, y) || byCodeUnits(a, b);
}

/** Short words have too many neighbours to guess. */
const typingErrors = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
