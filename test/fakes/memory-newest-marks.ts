import type { NewestMarks } from "#functions/sources/normalizing/newest-marks.ts";
import { newestMarkKey } from "#schemas/storage/newest-mark.ts";

/** Marks in memory. */
export function memoryNewestMarks(): NewestMarks {
  const marks = new Map<string, string>();
  return {
    async raise(unit, at) {
      const key = JSON.stringify(newestMarkKey(unit));
      const known = marks.get(key) ?? at;
      const newest = known > at ? known : at;
      marks.set(key, newest);
      return newest;
    },
  };
}
