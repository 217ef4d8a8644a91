import { dayOfKey, gatheredKey } from "#schemas/storage/lake.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { ObservationFiles } from "./observation-files.ts";

/** A round that began before midnight is stored within minutes of it. */
const latenessMs = 3_600_000;

/**
 * Gathers the observations of each source and day that is over into one object, once. What is
 * gathered expires by itself later; a day that was missed is made up for while its parts are there.
 */
export async function gatherObservations({
  files,
  clock,
}: {
  files: ObservationFiles;
  clock: Clock;
}): Promise<{ gathered: number; parts: number }> {
  const openDay = utcDay(new Date(clock().getTime() - latenessMs));
  const over = (await files.recent()).filter((key) => dayOfKey(key) < openDay);
  const report = { gathered: 0, parts: 0 };
  for (const [key, parts] of Map.groupBy(over, gatheredKey)) {
    if (await files.has(key)) continue;
    await files.join(key, parts.toSorted());
    report.gathered += 1;
    report.parts += parts.length;
  }
  return report;
}
