import * as z from "zod";
import { ScopeLanguage } from "../values.ts";

/** A pack of raw answers lies in the lake and wants to become silver: a claim check. */
export const PackLanded = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  source: z.string(),
  dataset: z.string(),
  language: ScopeLanguage,
  unit: z.string(),
  /** Absent when the unit brought nothing new; the run still wants to hear of it. */
  bronzeKey: z.string().optional(),
  /** Only these lines, counted from 0; absent means all. A rejected body is sent alone this way. */
  lines: z.array(z.int().nonnegative()).optional(),
});
export type PackLanded = z.output<typeof PackLanded>;
