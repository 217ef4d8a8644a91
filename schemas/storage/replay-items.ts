import * as z from "zod";
import { RecordKind } from "../lake/record-kinds.ts";
import { Instant, Language, ScopeLanguage } from "../values.ts";

/**
 * Replays of the table `work`. They are forgotten after a fortnight, and nothing is lost with them: what
 * they wrote is silver, and another one can be begun.
 *
 *     pk  REPLAY#<id>   sk  REPLAY                     the replay
 *     pk  REPLAY#<id>   sk  PLAN#<first|late|last>     which chains there are to be, written before they are
 *     pk  REPLAY#<id>   sk  CHAIN#<0007>               packs that are read in order, and how far it has come
 *     pk  REPLAY#<id>   sk  PACK#<0007>#<phase>#<key>  which requests the pack had the newest answers to
 *     pk  REPLAY#<id>   sk  AUDIT                      how far silver as a whole has been looked at
 *     pk  REPLAY#<id>   sk  PARTITION#<000007>         pages of places in silver that are compared in the end
 *     pk  REPLAY#<id>   sk  DIFFERENCE#<what>#<id>     what the comparison found
 *     pk  REPLAYS       sk  <startedAt>#<id>           replays by time
 */
export const replayPartition = (replayId: string) => `REPLAY#${replayId}`;
export const replayKey = (replayId: string) => ({ pk: replayPartition(replayId), sk: "REPLAY" });
export const replaysPartition = "REPLAYS";
export const replayByTimeKey = (replay: { startedAt: string; id: string }) => ({
  pk: replaysPartition,
  sk: `${replay.startedAt}#${replay.id}`,
});
/** What a replay begins with, what came while that was gone through, and while silver was looked at. */
export type PlanName = "first" | "late" | "last";
export const planKey = (replayId: string, name: PlanName) => ({
  pk: replayPartition(replayId),
  sk: `PLAN#${name}`,
});
export const chainPrefix = "CHAIN#";
const chainName = (index: number) => String(index).padStart(4, "0");
export const chainKey = (replayId: string, index: number) => ({
  pk: replayPartition(replayId),
  sk: `${chainPrefix}${chainName(index)}`,
});
export const packsPrefix = "PACK#";
export const chainPacksPrefix = (index: number) => `${packsPrefix}${chainName(index)}#`;
export const replayedPackKey = (replayId: string, index: number, key: string) => ({
  pk: replayPartition(replayId),
  sk: `${chainPacksPrefix(index)}${key}`,
});
export const partitionPrefix = "PARTITION#";
export const differencePrefix = "DIFFERENCE#";
export const differenceKey = (replayId: string, { what, id }: { what: string; id: string }) => ({
  pk: replayPartition(replayId),
  sk: `${differencePrefix}${what}#${id}`,
});

/** How long a replay is remembered, and a shadow lies beside silver. */
export const replayDays = 14;
export const shadowDays = 7;

/** `planning` looks for packs, `running` reads them, `comparing` looks at silver as a whole. */
export const ReplayState = z
  .enum(["planning", "running", "comparing", "completed", "failed", "stopped"])
  .meta({ id: "ReplayState" });
export type ReplayState = z.output<typeof ReplayState>;
export const goingOn = ["planning", "running", "comparing"] as const satisfies ReplayState[];
export const isGoingOn = (state: ReplayState): boolean => goingOn.some((one) => one === state);

export const ReplayTarget = z.enum(["silver", "shadow"]);
export type ReplayTarget = z.output<typeof ReplayTarget>;

/** What is replayed. */
export const ReplayScope = z.object({
  source: z.string(),
  /** A folder of the lake; absent means all of the source. */
  dataset: z.string().optional(),
  /** By the source's own names; absent means all. */
  units: z.array(z.string()).optional(),
  /** Kinds of records; absent means all that the answers hold. */
  kinds: z.array(RecordKind).optional(),
  /** Absent means all that the lake has. */
  languages: z.array(Language).optional(),
  /** Answers from this moment on. */
  from: Instant.optional(),
  /** Answers before this moment. */
  until: Instant.optional(),
});
export type ReplayScope = z.output<typeof ReplayScope>;

/** Whether nothing of a source is left out, so that what a replay does not give has no ground. */
export const isWhole = ({ dataset, units, kinds, from, until }: ReplayScope): boolean =>
  [dataset, units, kinds, from, until].every((one) => one === undefined);

export const Replay = z.object({
  id: z.string(),
  ...ReplayScope.shape,
  target: ReplayTarget,
  /** Whether much may be retired at once. */
  retiresMany: z.boolean(),
  state: ReplayState,
  startedAt: Instant,
  finishedAt: Instant.optional(),
  /** Why it failed, what it left undone, or that there was nothing to do. */
  reason: z.string().optional(),
  turn: z.int().positive(),
  requestHash: z.string(),
});
export type Replay = z.output<typeof Replay>;

/** What a chain's packs came to. */
export const ReplayFigures = z.object({
  /** Packs that were read; a chain with lists reads its packs twice. */
  packs: z.int(),
  /** Answers in them that were read: of each request the newest, of lists all. */
  lines: z.int(),
  written: z.int(),
  unchanged: z.int(),
  older: z.int(),
  /** Answers of which something does not fit. */
  rejected: z.int(),
});
export type ReplayFigures = z.output<typeof ReplayFigures>;
export const noReplayFigures: ReplayFigures = {
  ...{ packs: 0, lines: 0, written: 0, unchanged: 0, older: 0, rejected: 0 },
};

/**
 * The packs of a dataset and language that are gone through in order, for a share of the units: first
 * from the newest to the oldest, then, if there were lists among them, from the oldest to the newest.
 */
export const Chain = z.object({
  index: z.int().nonnegative(),
  dataset: z.string(),
  language: ScopeLanguage,
  /** Which of so many equal shares of the units. */
  slice: z.int().nonnegative(),
  slices: z.int().positive(),
  /** Only packs that were stored from this moment on: those that came while others were read. */
  storedSince: Instant.optional(),
  /** Packs to go through. */
  packs: z.int().nonnegative(),
  phase: z.enum(["newest", "lists", "done"]),
  /** Key of the last pack that was gone through in this phase. */
  position: z.string().optional(),
  hasLists: z.boolean(),
  /** Grows with each step, so that a step that is done twice counts once. */
  version: z.int().nonnegative(),
  figures: ReplayFigures,
  /** Some of the misfits, with their reasons. */
  misfits: z.array(z.string()),
});
export type Chain = z.output<typeof Chain>;

/** What is remembered of a pack of a chain. */
export interface ReplayedPack {
  readonly key: string;
  /** Marks of the requests to which it has the newest answers. */
  readonly requests: readonly string[];
  /** Marks of the silver items that follow from these, and of what is doubted because something does not fit. */
  readonly items: readonly string[];
}

export const Difference = z.object({
  what: z.enum(["card", "set", "species", "generation", "product", "members", "sets-listed"]),
  id: z.string(),
  kind: z.enum(["added", "removed", "changed"]),
  /** Of a change. */
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type Difference = z.output<typeof Difference>;
