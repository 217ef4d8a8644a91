import { type UnitName, unitLabel } from "./work-items.ts";

/**
 * When the newest answer of a unit came that is silver, in the table `catalog`:
 *
 *     pk  NEWEST#tcgdex:en
 *     sk  sets#base1
 */
export const newestMarkKey = (unit: UnitName) => ({
  pk: `NEWEST#${unit.source}:${unit.language}`,
  sk: unitLabel(unit),
});
