import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { Composite } from "./composite.ts";
import { so, wordsIn } from "./words/picture-words.ts";

/** What stands beside a title about how many cards there are: nothing where totals tell it better. */
export function headerCounts({ cards, totals = [], options }: Composite): readonly string[] {
  // A banner has no room beside its title.
  if (totals.length > 0 || options.layout === "banner") return [];
  // One that nobody has, and that is not shown as missing, is shown as if somebody had it.
  const there = cards.reduce(
    (sum, { quantity, isMissing }) => sum + (quantity || (isMissing ? 0 : 1)),
    0,
  );
  const missing = cards.filter(({ isMissing }) => isMissing).length;
  const { language } = options;
  const words = wordsIn(language);
  const counted = so(there, words.cards, language);
  return missing === 0 ? [counted] : [counted, so(missing, words.missing, language)];
}

/** Whether there is something for the counts to stand beside. */
export const hasTexts = ({ title, subtitle, handle }: CompositeOptions): boolean =>
  [title, subtitle, handle].some((text) => text !== undefined);
