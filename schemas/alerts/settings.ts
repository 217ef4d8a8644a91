import * as z from "zod";

/** A time zone by its name; `functions/alerts/times/time-zone.ts` says whether there is one. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .meta({
    id: "TimeZone",
    description: "Of the IANA database; an offset such as +02:00 knows no daylight-saving days.",
    examples: ["Europe/Berlin"],
  });

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
