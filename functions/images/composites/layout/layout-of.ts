import { fanSizes } from "#schemas/images/composite.ts";
import type { Composite } from "../composite.ts";
import { bannerLayout } from "./banner-layout.ts";
import { binderLayout } from "./binder-layout.ts";
import { fanLayout } from "./fan-layout.ts";
import { gridLayout } from "./grid-layout.ts";
import type { CompositeLayout } from "./page-layout.ts";

const layouts = {
  grid: gridLayout,
  binder: binderLayout,
  fan: fanLayout,
  banner: bannerLayout,
} as const;

/**
 * Divides the cards of a composite into pages that any viewer can open, and says where everything is
 * on each.
 *
 * @throws RangeError without a card, or with more than a hand can hold as a fan
 */
export function layoutOf({
  cards,
  options,
  groups,
  totals,
}: Pick<Composite, "options" | "groups" | "totals"> & {
  readonly cards: { readonly length: number };
}): CompositeLayout {
  const count = cards.length;
  if (count < 1) throw new RangeError("A composite needs at least one card.");
  if (options.layout === "fan" && count > fanSizes.most) {
    throw new RangeError(`A fan has at most ${fanSizes.most} cards, not ${count}.`);
  }
  return layouts[options.layout]({ count, options, groups, totals });
}
