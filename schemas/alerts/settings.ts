import * as z from "zod";

const knows = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
};

/** A time zone by its name: an offset alone knows no daylight-saving days. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((name) => /^[A-Za-z]/.test(name) && knows(name), {
    error: "must be a time zone of the IANA list, such as Europe/Berlin",
  })
  .meta({ id: "TimeZone", examples: ["Europe/Berlin"] });

/** On the clock of a time zone. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day from 00:00 to 23:59")
  .meta({ examples: ["08:00"] });

/** When and whether alerts are told. */
export const AlertSettings = z
  .strictObject({
    timeZone: TimeZone,
    quietHours: z
      .strictObject({
        from: TimeOfDay.meta({ examples: ["22:00"] }),
        to: TimeOfDay.meta({ description: "On the next day where it is before `from`." }),
      })
      .refine(({ from, to }) => from !== to, {
        path: ["to"],
        error: "must differ from the time that quiet hours begin at",
      })
      .optional()
      .meta({ description: "In which no channel is told; the inbox is. Absent: never quiet." }),
    digestAt: TimeOfDay.meta({ description: "When alerts that wait for a digest are told." }),
    isPaused: z.boolean().meta({
      description: "Whether no channel is told of anything; the inbox is.",
    }),
  })
  .meta({ id: "AlertSettings" });
export type AlertSettings = z.output<typeof AlertSettings>;

/** Those of whoever has said nothing. */
export const usualAlertSettings: AlertSettings = {
  ...{ timeZone: "UTC", digestAt: "08:00", isPaused: false },
};
