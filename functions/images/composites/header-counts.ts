import type { Composite } from "./composite.ts";

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
  const counted = `${written(there)} ${there === 1 ? "card" : "cards"}`;
  return missing === 0 ? [counted] : [counted, `${written(missing)} missing`];
}

const written = (count: number) => count.toLocaleString("en");
