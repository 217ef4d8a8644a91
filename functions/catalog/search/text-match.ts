import type { TextValue } from "../indexing/index-file.ts";
import { fold } from "./fold.ts";

/** How a text field is compared; see SearchTree. */
export type TextCompare = "has" | "=" | "!=";

/** A text value with everything folded that a query is compared with. */
export interface ReadyText {
  readonly words: readonly string[];
  /** Compared in lower case but not folded: `?` and `!` are numbers of cards, and would vanish. */
  readonly exact: readonly string[];
}

export const readyText = ({ words, exact }: TextValue): ReadyText => ({
  words: words.map(folded),
  exact: (exact ?? []).map((name) => name.toLowerCase()),
});

/** A text of signs alone is compared as it is: folded, all of them would be nothing, and equal. */
const folded = (text: string): string => fold(text) || text.trim().toLowerCase();

/**
 * Which of a column's values match. `has` asks for a value that is exactly so first (`set:base1` is
 * that set alone); only when there is none does it look for words that start so.
 */
export function matchingTexts(
  values: readonly ReadyText[],
  compare: TextCompare,
  text: string,
): Uint8Array {
  const wanted = folded(text);
  const asIs = text.toLowerCase();
  const exactly = values.map(({ words, exact }) => exact.includes(asIs) || words.includes(wanted));
  const found =
    compare === "has" && !exactly.includes(true)
      ? values.map(({ words }) => words.some((word) => hasWords(word, wanted)))
      : exactly;
  return Uint8Array.from(found, (isMatch) => (isMatch === (compare !== "!=") ? 1 : 0));
}

const hasWords = (text: string, wanted: string): boolean =>
  wanted !== "" && ` ${text}`.includes(` ${wanted}`);
