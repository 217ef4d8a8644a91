import { Day } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";

/**
 * The UTC day of a moment as a body writes it, with or without a colon in its offset
 * (`2024-12-03T02:44:33+0100`); undefined where it is no moment.
 */
export function statedDay(moment: unknown): Day | undefined {
  if (typeof moment !== "string") return undefined;
  const read = Date.parse(moment.trim().replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  if (Number.isNaN(read)) return undefined;
  return Day.safeParse(utcDay(new Date(read))).data;
}
