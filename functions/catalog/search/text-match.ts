import type { TextValue } from "../indexing/index-file.ts";
import { fold } from "./fold.ts";
import { startsIn } from "./word-starts.ts";

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

/** Of a column's values, those that are all of this. */
export function textsThatAre(values: readonly ReadyText[], text: string): Uint8Array {
  const wanted = folded(text);
  const asIs = text.toLowerCase();
  return Uint8Array.from(values, ({ words, exact }) =>
    exact.includes(asIs) || words.includes(wanted) ? 1 : 0,
  );
}

/** Of a column's values, those that hold these words, one after the other, from a word's start. */
export function textsThatHold(values: readonly ReadyText[], text: string): Uint8Array {
  const wanted = folded(text);
  return Uint8Array.from(values, ({ words }) =>
    words.some((word) => startsIn(word, wanted) >= 0) ? 1 : 0,
  );
}
