import type { CollectionItem } from "#schemas/collections/item.ts";
import { Condition } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** Which of several copies of a card is shown: graded ones by their grade before all others, those by their condition. */
export function byWorthOfShowing(a: CollectionItem, b: CollectionItem): number {
  return rankOf(a) - rankOf(b) || byCodeUnits(a.id, b.id);
}

const conditions: readonly string[] = Condition.options;

function rankOf({ grade, condition }: CollectionItem): number {
  if (!grade) return conditions.indexOf(condition ?? "near_mint");
  const number = Number.parseFloat(grade.grade);
  // A grade without a number says that it is real, and no more.
  return Number.isNaN(number) ? -1 : -1 - number;
}
