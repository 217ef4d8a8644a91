import type { DriftCounts } from "#schemas/storage/work-items.ts";
import { type Deadline, OutOfTime } from "#shared/kernel/deadline.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Recorder, RecordToTake, Taken } from "#shared/kernel/recorder.ts";
import type { Lake } from "../lake/lake.ts";
import type { Source } from "../port/source.ts";
import { countDrift, type SeenRecord, sumOfDrift } from "../runs/drift/drift-counts.ts";
import type { PlacedLine } from "./placed-line.ts";
import { type Draft, draftOf, recordsIn } from "./records-in.ts";
import { doubtOf, type Unfit } from "./unfit.ts";

/** What a unit's progress counts of records. */
export type RecordFigures = Omit<Taken, "refused" | "drift" | "items" | "left">;

export const noFigures: RecordFigures = {
  ...{ written: 0, unchanged: 0, older: 0, cards: 0, drifted: 0 },
};

export const sumOf = (a: RecordFigures, b: RecordFigures): RecordFigures => ({
  written: a.written + b.written,
  unchanged: a.unchanged + b.unchanged,
  older: a.older + b.older,
  cards: a.cards + b.cards,
  drifted: a.drifted + b.drifted,
});

/** What became of answers; `unfit` are those of which something does not fit. */
export interface Lines extends RecordFigures {
  readonly unfit: readonly { readonly at: PlacedLine; readonly reason: string }[];
  /** How many records there were, and in how many fields were not as described. */
  readonly drift: DriftCounts;
  /** Names of the silver items that the records lie in. */
  readonly items: readonly string[];
  /** Answers of which nothing fits. */
  readonly fruitless: readonly PlacedLine[];
  /** Names of what is not known because of what does not fit. */
  readonly doubts: readonly string[];
}

export interface LineDeps {
  readonly lake: Pick<Lake, "bodyOf">;
  readonly recorders: ReadonlyMap<string, Recorder>;
  /** By which whoever records is to end; those that take long in small steps leave the rest for another time. */
  readonly deadline?: Deadline;
}

/** So many records of a kind are in memory at most, unless it takes more at once: a body may hold a hundred thousand. */
const recordsAtOnce = 1000;

/**
 * Hands all records of these answers to whoever takes their kind. One that does not fit is told with
 * its place, and hurts no other [ING-7].
 *
 * @param isWanted leaves records of other kinds alone
 * @throws OutOfTime when a recorder leaves some for another time, which goes on from there; MessageError `transient` when nothing was written
 * before it did
 */
export async function recordLines(
  lines: readonly PlacedLine[],
  source: Source,
  { lake, recorders, deadline }: LineDeps,
  isWanted: (kind: string) => boolean = () => true,
): Promise<Lines> {
  let figures = noFigures;
  const unfit: Unfit[] = [];
  let drift: DriftCounts = {};
  const items: string[] = [];
  const fruitful = new Set<PlacedLine>();
  const drafts = new Map<string, Draft[]>();
  const handOver = async (kind: string, own: readonly Draft[]) => {
    drafts.delete(kind);
    const recorder = recorders.get(kind);
    const taken = await recorder?.record(own, deadline);
    unfit.push(...refusedOf(own, kind, taken));
    if (!(recorder && taken)) return;
    const refused = new Set(taken.refused.map(({ at }) => at));
    for (const [place, { at }] of own.entries()) if (!refused.has(place)) fruitful.add(at);
    figures = sumOf(figures, taken);
    if (taken.left) throw leftFor(taken.left, kind, figures);
    drift = sumOfDrift(drift, countDrift(seenIn(own, taken, recorder)));
    items.push(...(taken.items ?? []));
  };
  const keep = async (draft: Draft) => {
    const { kind } = draft.record;
    const own = drafts.get(kind) ?? [];
    drafts.set(kind, own);
    own.push(draft);
    if (own.length === (recorders.get(kind)?.atOnce ?? recordsAtOnce)) await handOver(kind, own);
  };
  for (const at of lines) {
    for await (const found of recordsIn(at, source, lake)) {
      if ("reason" in found) unfit.push({ at, ...found });
      else if (isWanted(found.kind)) await keep(draftOf(found, at));
      else fruitful.add(at);
    }
  }
  for (const [kind, own] of [...drafts]) await handOver(kind, own);
  const isUnfit = new Set(unfit.map(({ at }) => at));
  const fruitless = lines.filter((one) => isUnfit.has(one) && !fruitful.has(one));
  const isFruitless = new Set(fruitless);
  const doubted = unfit.map((one) => doubtOf(one, isFruitless.has(one.at)));
  return { ...figures, unfit, drift, items, fruitless, doubts: [...new Set(doubted)] };
}

/**
 * What was written needs no more than a look the next time, so that work goes on from where it ended. A time in which nothing was comes to no end by
 * being repeated, and costs a try.
 */
const leftFor = (left: number, kind: string, { written }: RecordFigures): Error =>
  written > 0
    ? new OutOfTime(`Records of the kind "${kind}" are left in ${left} pieces for another time.`)
    : new MessageError(
        "transient",
        `The time was over before any record of the kind "${kind}" was written.`,
      );

const seenIn = (
  drafts: readonly Draft[],
  { drift = [] }: Taken,
  { kind, isCountedApart }: Recorder,
): SeenRecord[] =>
  drift.flatMap(({ at: place, fields }) => {
    const draft = drafts[place];
    if (!draft) return [];
    const { dataset } = draft.at.line;
    return [{ dataset: isCountedApart ? `${dataset}:${kind}` : dataset, fields }];
  });

function refusedOf(
  drafts: readonly Draft[],
  kind: string,
  taken: Taken | undefined,
): readonly Unfit[] {
  if (!taken) {
    const reason = `Nobody takes records of the kind "${kind}".`;
    return drafts.map(({ at, sourceId }) => ({ at, sourceId, reason }));
  }
  return taken.refused.flatMap(({ at: place, reason }) => {
    const draft = drafts[place];
    if (!draft) return [];
    const { at, sourceId } = draft;
    return [{ at, sourceId, reason: `${sourceId}: ${reason}` }];
  });
}

/** The record of one thing in an answer; undefined where there is none. */
export async function recordOf(
  at: PlacedLine,
  { source, lake, sourceId }: { source: Source; lake: Pick<Lake, "bodyOf">; sourceId: string },
): Promise<RecordToTake | undefined> {
  for await (const found of recordsIn(at, source, lake)) {
    if ("kind" in found && found.sourceId === sourceId) return draftOf(found, at);
  }
  return undefined;
}
