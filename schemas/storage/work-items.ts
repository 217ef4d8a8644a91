import * as z from "zod";
import { SyncMode } from "../messages/unit-due.ts";
import { Instant, Language, ScopeLanguage } from "../values.ts";
import { stateOfFirstFormat } from "./first-format.ts";

/**
 * Runs of the table `work`:
 *
 *     pk  RUN#<id>   sk  RUN                        the run
 *     pk  RUN#<id>   sk  PENDING#<source>:<lang>    names of the units that are not finished
 *     pk  RUN#<id>   sk  UNIT#<source>:<lang>#…     what happened to a unit
 *     pk  RUNS       sk  <startedAt>#<id>           runs by time
 *     pk  RUNS#<source>  sk  <startedAt>#<id>       runs of a source by time
 *     pk  LATEST     sk  <source>                   the run that a source has now, or had last
 */
export const runPartition = (runId: string) => `RUN#${runId}`;
export const runKey = (runId: string) => ({ pk: runPartition(runId), sk: "RUN" });
export const runByTimeKey = (run: { startedAt: string; id: string }) => ({
  pk: "RUNS",
  sk: `${run.startedAt}#${run.id}`,
});

export const runsOfSource = (source: string) => `RUNS#${source}`;
export const runOfSourceKey = (source: string, run: { startedAt: string; id: string }) => ({
  ...runByTimeKey(run),
  pk: runsOfSource(source),
});

export const latestRunKey = (source: string) => ({ pk: "LATEST", sk: source });

/**
 * A run has this long, whatever stands in its way: a daily one is out of the way of the next, and
 * the messages that still wait then have hours to say so.
 */
export const runBoundMs = 20 * 3_600_000;

export interface UnitName {
  readonly source: string;
  readonly language: ScopeLanguage;
  readonly dataset: string;
  readonly unit: string;
}

const scopeOf = ({ source, language }: Pick<UnitName, "source" | "language">) =>
  `${source}:${language}`;
export const pendingKey = (runId: string, unit: Pick<UnitName, "source" | "language">) => ({
  pk: runPartition(runId),
  sk: `PENDING#${scopeOf(unit)}`,
});
/** As the pending set names it. */
export const unitLabel = ({ dataset, unit }: Pick<UnitName, "dataset" | "unit">) =>
  `${dataset}#${unit}`;
export const unitKey = (runId: string, unit: UnitName) => ({
  pk: runPartition(runId),
  sk: `UNIT#${scopeOf(unit)}#${unitLabel(unit)}`,
});

export const RunState = z
  .enum(["planning", "running", "completed", "completed_with_failures", "failed", "stopped"])
  .meta({ id: "RunState" });
export type RunState = z.output<typeof RunState>;
/** States of a run that has not ended. */
export const underWay = ["planning", "running"] as const satisfies RunState[];
export const isUnderWay = (state: RunState): boolean => underWay.some((one) => one === state);

/** Of records of a run: how many there were, and in how many a field was not as described. */
export const DatasetDrift = z
  .object({
    source: z.string(),
    language: ScopeLanguage,
    dataset: z.string(),
    records: z.int(),
    fields: z.record(z.string(), z.int()).meta({
      description: "By what it is and which field, such as `missing_field hp`.",
      examples: [{ "missing_field hp": 3 }],
    }),
  })
  .meta({ id: "DatasetDrift" });
export type DatasetDrift = z.output<typeof DatasetDrift>;

/** How a source differs from what it was in the run before. */
export const RunFinding = z
  .object({
    code: z.enum(["field_vanished", "field_drifted"]),
    source: z.string(),
    language: ScopeLanguage,
    dataset: z.string(),
    field: z.string(),
    detail: z.string(),
  })
  .meta({ id: "RunFinding" });
export type RunFinding = z.output<typeof RunFinding>;

/** In whose place a source is asked, why, and since when that one cannot be had. */
export const InsteadOf = z.object({ source: z.string(), reason: z.string(), since: Instant });
export type InsteadOf = z.output<typeof InsteadOf>;

export const Run = z.object({
  id: z.string(),
  sources: z.array(z.string()),
  languages: z.array(Language),
  mode: SyncMode,
  /** Only these units, by their source's own names; absent means all. */
  units: z.array(z.string()).optional(),
  state: z.preprocess(stateOfFirstFormat, RunState),
  startedAt: Instant,
  /** The moment of its source's schedule that it is for; absent where somebody asked for it. */
  dueAt: Instant.optional(),
  insteadOf: InsteadOf.optional(),
  finishedAt: Instant.optional(),
  /** Why it failed. */
  reason: z.string().optional(),
  /** What was counted of its records, once it has ended; what the next run is compared with. */
  drift: z.array(DatasetDrift).optional(),
  findings: z.array(RunFinding).optional(),
  /** Hash of what was asked for, to tell a repetition from another request. */
  requestHash: z.string(),
});
export type Run = z.output<typeof Run>;

export const UnitState = z.enum(["fetching", "fetched", "done", "failed"]);
export type UnitState = z.output<typeof UnitState>;

/** What a unit's workers count. */
export const UnitFigures = z.object({
  requests: z.int(),
  notModified: z.int(),
  bytes: z.int(),
  newBodies: z.int(),
  failures: z.int(),
  gone: z.int(),
  written: z.int(),
  unchanged: z.int(),
  older: z.int(),
  cards: z.int(),
  drifted: z.int(),
  skipped: z.int().meta({
    description:
      "Units that were not asked for, because the calls of the upstream's day are spent.",
  }),
});
export type UnitFigures = z.output<typeof UnitFigures>;

/** `<data set>`: its records; `<data set> <code> <field>`: those in which the field is not as described. */
export type DriftCounts = Readonly<Record<string, number>>;

/** Numbers of a unit that have a prefix are its counts of drift: a number by itself can be added to. */
export const driftPrefix = "drift ";

const withDrift = (item: unknown): unknown => {
  if (typeof item !== "object" || item === null) return item;
  const counts = Object.entries(item).filter(([name]) => name.startsWith(driftPrefix));
  if (counts.length === 0) return item;
  const drift = counts.map(([name, count]) => [name.slice(driftPrefix.length), count]);
  return { ...item, drift: Object.fromEntries(drift) };
};

const UnitFields = z.object({
  source: z.string(),
  language: ScopeLanguage,
  dataset: z.string(),
  unit: z.string(),
  /** Absent when nothing but the end of a pack is known of it: the rest was lost. */
  state: UnitState.default("fetching"),
  ...UnitFigures.partial().shape,
  reason: z.string().optional(),
  startedAt: Instant.optional(),
  updatedAt: Instant.optional(),
  /** Packs that no normaliser has finished. */
  packsLeft: z.set(z.string()).optional(),
  /** Marks of packs, and of single lines of them, of which everything is counted. */
  counted: z.set(z.string()).optional(),
  /** Bodies that did not fit, as `<pack>#<line>`. */
  rejected: z.set(z.string()).optional(),
  /** What was counted of its records. */
  drift: z.record(z.string(), z.number()).optional(),
});
export const UnitProgress = z.preprocess(withDrift, UnitFields);
export type UnitProgress = z.output<typeof UnitProgress>;

/**
 * What all callers of an upstream share: the next free moment, and the state of the circuit.
 *
 *     pk  UPSTREAM#tcgdex
 *     sk  STATE
 */
export const upstreamKey = (source: string) => ({ pk: `UPSTREAM#${source}`, sk: "STATE" });

/**
 * How many calls all callers of an upstream have made on one of its days, where it counts them.
 *
 *     pk  UPSTREAM#ebay
 *     sk  DAY#2026-08-22
 */
export const upstreamDayKey = (source: string, day: string) => ({
  pk: `UPSTREAM#${source}`,
  sk: `DAY#${day}`,
});
export const DayOfUpstream = z.object({ calls: z.number().default(0) });
