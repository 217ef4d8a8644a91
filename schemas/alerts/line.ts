import * as z from "zod";

const most = 10_000_000_000;
const amount = z
  .int()
  .positive()
  .max(most, `must be at most ${most}`)
  .meta({ description: "In the currency's smallest unit, such as cents.", examples: [2_000] });

/** Of how many days a change may be; a year is what prices are compared over elsewhere. */
export const longestChangeDays = 365;

/** What a price has to cross for an alert to fire [ALR-1]. */
export const Line = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("at_or_below"), amount }),
    z.strictObject({ kind: z.literal("at_or_above"), amount }),
    z.strictObject({
      kind: z.literal("change"),
      percent: z
        .number()
        .min(-99)
        .max(10_000)
        .refine((percent) => Math.abs(percent) >= 1, "must be at most -1, or at least 1")
        .meta({ description: "Below 0 for a fall.", examples: [-10] }),
      days: z
        .int()
        .min(1)
        .max(longestChangeDays)
        .meta({ description: "Within how many.", examples: [7] }),
    }),
    z.strictObject({ kind: z.literal("all_time_low") }),
    z.strictObject({ kind: z.literal("all_time_high") }),
  ])
  .meta({ id: "AlertLine" });
export type Line = z.output<typeof Line>;

/** When an alert that has fired may fire again [ALR-2]. */
export const Rearm = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("never") }),
    z.strictObject({
      kind: z.literal("after_days"),
      days: z.int().min(1).max(365),
    }),
    z.strictObject({
      kind: z.literal("margin"),
      percent: z
        .number()
        .min(0.1)
        .max(90)
        .meta({
          description:
            "How far the price has to come back over the line, in percent of it; of a change, in percentage points.",
          examples: [5],
        }),
    }),
  ])
  .meta({ id: "AlertRearm" });
export type Rearm = z.output<typeof Rearm>;
