import * as z from "zod";
import { ScopeLanguage } from "../values.ts";

/** A pack of raw answers lies in the lake and wants to become silver: a claim check. */
export const PackLanded = z.strictObject({
  version: z.literal(2),
  runId: z.string(),
  source: z.string(),
  /** Of the units. */
  dataset: z.string(),
  language: ScopeLanguage,
  /** Units of the run that are done once their answers in this pack are silver. */
  units: z.array(z.string()).min(1),
  bronzeKey: z.string(),
  /** Only these lines, counted from 0; absent means all. A rejected body is sent alone this way. */
  lines: z.array(z.int().nonnegative()).optional(),
});
export type PackLanded = z.output<typeof PackLanded>;
