import * as z from "zod";
import { ScopeLanguage } from "../values.ts";

/** Which of a source's requests a run repeats: those that are due, or every one. */
export const SyncMode = z.enum(["due", "full"]);
export type SyncMode = z.output<typeof SyncMode>;

/** A unit of a run (one set, or the species list) wants to be fetched. */
export const UnitDue = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  source: z.string(),
  dataset: z.string(),
  language: ScopeLanguage,
  /** The source's own name of the unit, e.g. `base1`. */
  unit: z.string(),
  mode: SyncMode,
});
export type UnitDue = z.output<typeof UnitDue>;
