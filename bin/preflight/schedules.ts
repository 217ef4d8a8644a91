import * as z from "zod";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { longestGapHours } from "#functions/sources/schedule/last-due.ts";
import { SettingsOverrides } from "#schemas/env.ts";
import type { Finding } from "./findings.ts";

/**
 * When each source is brought up to date, and whether it can be as fresh as the alarm wants it.
 *
 * @param settings `SOURCE_SETTINGS` as the stage has it
 */
export function scheduleFindings(settings: string | undefined): Finding[] {
  const read = SettingsOverrides.safeParse(jsonOf(settings || "{}"));
  if (!read.success) {
    const text = `SOURCE_SETTINGS cannot be read: ${z.prettifyError(read.error)}`;
    return [{ weight: "missing", text }];
  }
  return [...allPlans(read.data).values()].map(({ name, settings: own }): Finding => {
    if (!own.isOn) {
      const how = `SOURCE_SETTINGS={"${name}":{"isOn":true}} once the parameter store has its key.`;
      return { weight: "good", text: `${name} is off: ${how}` };
    }
    const { schedule, freshWithinHours } = own;
    const gap = longestGapHours(schedule);
    const times = schedule.hours.map((hour) => clockTime(hour, schedule.minute)).join(", ");
    const when = `${name} is brought up to date at ${times} ${schedule.timeZone}${daysOf(schedule.days)}`;
    if (freshWithinHours >= gap) {
      return { weight: "good", text: `${when}, and may be ${freshWithinHours} hours old.` };
    }
    return {
      weight: "missing",
      text:
        `${when}, so up to ${gap} hours apart, and may be ${freshWithinHours} hours old: ` +
        "source-is-not-fresh would ring each time. Say more freshWithinHours in SOURCE_SETTINGS.",
    };
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told together with what it should be.
    return text;
  }
}

const clockTime = (hour: number, minute = 0) =>
  [hour, minute].map((one) => String(one).padStart(2, "0")).join(":");

const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const daysOf = (days: readonly number[] | undefined) =>
  days ? ` on ${days.map((day) => names[day]).join(", ")}` : "";
