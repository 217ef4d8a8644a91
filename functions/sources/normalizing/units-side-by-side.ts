import pLimit from "p-limit";
import { allSettled } from "#shared/kernel/all-settled.ts";

/** Units of a pack that are made silver at once: they mostly wait for the table. */
const unitsAtOnce = 8;

/** Makes silver of the units of a pack. None is under way any more when the first trouble is thrown. */
export function unitsSideBySide<Unit, Done>(
  units: readonly Unit[],
  act: (unit: Unit) => Promise<Done>,
): Promise<readonly Done[]> {
  const limit = pLimit(unitsAtOnce);
  return allSettled(units.map((unit) => limit(() => act(unit))));
}
