import * as z from "zod";
import { Instant, ScopeLanguage } from "../values.ts";

/** Which of a source's requests a run repeats: those that are due, every one, or those for cards that people want. */
export const SyncMode = z.enum(["due", "full", "wanted"]);
export type SyncMode = z.output<typeof SyncMode>;

/**
 * Units of a run (sets, or the species list) want to be fetched together. The message says all that
 * there is to know of its run, so that a run that is forgotten is fetched to its end.
 */
export const UnitDue = z.strictObject({
  version: z.literal(2),
  runId: z.string(),
  /** When the run began: what was asked since then is not asked again. */
  startedAt: Instant,
  /** The moment of a schedule that the run is for: its day counts, however late the run began. */
  dueAt: Instant.optional(),
  source: z.string(),
  dataset: z.string(),
  language: ScopeLanguage,
  /** The source's own names of the units, e.g. `base1`. */
  units: z.array(z.string()).min(1).max(200),
  mode: SyncMode,
  /** Of the units that these lead to, only these are wanted; absent means all. */
  only: z.array(z.string()).optional(),
  /** What is asked for in each unit, by what its lists call it; absent means what is due of all they name. */
  names: z.record(z.string(), z.array(z.string()).min(1)).optional(),
});
export type UnitDue = z.output<typeof UnitDue>;
