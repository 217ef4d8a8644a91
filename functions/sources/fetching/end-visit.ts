import type { UnitDue } from "#schemas/messages/unit-due.ts";
import type { Run, UnitFigures } from "#schemas/storage/work-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Refusal } from "#shared/upstreams/polite-upstream.ts";
import { growingWaitMs, patienceOf, waitForTrialMs } from "#shared/upstreams/politeness.ts";
import type { Source, Unit } from "../port/source.ts";
import { endFetching } from "../runs/end-unit.ts";
import { unitsAtOnce } from "./batch-state.ts";
import type { BatchVisit } from "./batch-visit.ts";
import { dueOf } from "./due-of-batch.ts";
import type { FetchDeps } from "./fetch-deps.ts";
import { inLanes } from "./in-lanes.ts";

export interface FetchReport {
  readonly outcome: "fetched" | "planned" | "run_over" | "calls_spent";
  readonly unit: string;
  readonly requests: number;
  readonly newBodies: number;
  /** Cards that were wanted, where they were looked up. */
  readonly cards?: number;
  /** Units that are left to the next day, because the calls of this one are spent. */
  readonly skipped?: number;
}

/** Which try of a message this is, and how often it was delivered: waiting is no try. */
export interface FetchDelivery {
  readonly attempt: number;
  readonly receives: number;
}

interface About {
  readonly message: UnitDue;
  readonly run: Run;
  readonly source: Source;
  readonly delivery: FetchDelivery;
}

/** Units as a log line names them. */
export const labelOf = ([first = "", ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${others.length} more`;

/** Ends the units of which all has come; says whether, when and why the message is to come again. */
export async function endVisit(
  visit: BatchVisit,
  about: About,
  deps: FetchDeps,
): Promise<FetchReport | ComeBack> {
  const { runs, gate, clock, random } = deps;
  const { message, run, source, delivery } = about;
  const patience = patienceOf(source.settings);
  await endUnits(visit, about, deps);
  const { skipped, ...counts } = visit.report;
  const report = { unit: labelOf(message.units), ...counts, ...(skipped > 0 && { skipped }) };
  const { refusal, failures } = visit;
  if (refusal?.isSpent) return { outcome: "calls_spent", ...report };
  if (refusal && !visit.isAtFault) {
    // The probe closed the circuit, whose own waits begin anew: this batch's go on growing.
    const grownMs = visit.isUpstreamWell ? growingWaitMs(delivery.receives, patience, random) : 0;
    const untilMs = Math.max(refusal.untilMs, clock().getTime() + grownMs);
    return waitFor({ ...refusal, untilMs }, report, source, deps);
  }
  if (failures.length > 0) {
    const reason = summary(visit);
    // Without the list that all begins with nothing can be done: it has until the run's end.
    if (isFirst(message, source)) {
      const waitMs = growingWaitMs(delivery.receives, patience, random);
      return new ComeBack(waitMs / 1000, { outcome: "no_list", reason, ...report });
    }
    const retryAfterSeconds = growingWaitMs(delivery.attempt, patience, random) / 1000;
    const errorClass = visit.mayHeal ? "transient" : "permanent";
    throw new MessageError(errorClass, reason, { retryAfterSeconds });
  }
  if (!visit.mayGoOn) return new ComeBack(0, { outcome: "out_of_time", ...report });
  await Promise.all([
    report.requests > 0 && gate.noteSuccess(source.name, clock().toISOString()),
    run.state === "planning" && runs.move(run.id, { from: ["planning"], to: "running" }),
  ]);
  return { outcome: "fetched", ...report };
}

/** How long to stay away from an upstream that wants to be left alone. */
export function waitFor(
  { reason, untilMs }: Refusal,
  report: object,
  { settings }: Source,
  { clock, random }: Pick<FetchDeps, "clock" | "random">,
): ComeBack {
  const waitMs = waitForTrialMs(untilMs - clock().getTime(), patienceOf(settings), random);
  return new ComeBack(waitMs / 1000, { outcome: "upstream_closed", reason, ...report });
}

async function endUnits(visit: BatchVisit, { message, run }: About, deps: FetchDeps) {
  // Whoever fetched these may have died before the run heard of it.
  const fetched = message.units.filter((unit) => !visit.units.has(unit));
  await inLanes(fetched, unitsAtOnce, (name) =>
    endFetching({ run, unit: visit.nameOf(name) }, {}, deps),
  );
  const left = message.names
    ? visit.unaskedOf(message.names)
    : dueOf(visit, { mode: run.mode }, deps.clock()).requests;
  const waiting = new Set(left.map(({ unit }) => unit));
  const isWhole = (name: string) => {
    const isOpened = message.names !== undefined || visit.isOpened(name);
    return visit.mayGoOn || (isOpened && !waiting.has(name));
  };
  const isSpent = visit.refusal?.isSpent === true;
  // Of a list that begins with the best, its beginning is worth having.
  const isBegun = (name: string) =>
    isSpent && visit.openingsOf(name).every((one) => !visit.isUnasked(name, one));
  await inLanes([...visit.units], unitsAtOnce, async ([name, { failures, uncounted }]) => {
    const unit = visit.nameOf(name);
    const isDone = (isWhole(name) || isBegun(name)) && failures.length === 0;
    const figures = withSkipped(uncounted, { visit, unit, isLeft: isSpent && !isDone });
    // What the day has no calls for is over: nobody waits for the next one's.
    if (isDone || isSpent) await endFetching({ run, unit }, figures, deps);
    else await deps.runs.addToUnit(run.id, unit, { figures });
  });
}

/** A unit's figures with what is left to the next day: itself, or what a run that begins with it does not begin. */
function withSkipped(
  figures: Partial<UnitFigures>,
  { visit, unit, isLeft }: { visit: BatchVisit; unit: Unit; isLeft: boolean },
): Partial<UnitFigures> {
  const { report, of } = visit;
  if (isOfFirst(unit, of.source)) {
    return report.skipped > 0 ? { ...figures, skipped: report.skipped } : figures;
  }
  if (!isLeft) return figures;
  report.skipped += 1;
  return { ...figures, skipped: 1 };
}

const isOfFirst = ({ dataset, unit }: Unit, { first }: Source): boolean =>
  dataset === first.dataset && unit === first.unit;

/** Whether a message is of the unit that a run begins with. */
export const isFirst = ({ dataset, units }: UnitDue, { first }: Source): boolean =>
  dataset === first.dataset && units.includes(first.unit);

function summary({ units, failures }: BatchVisit): string {
  const failing = [...units].flatMap(([unit, own]) => (own.failures.length > 0 ? [unit] : []));
  const more = failures.length > 3 ? `; and ${failures.length - 3} more` : "";
  return `${failing.slice(0, 5).join(", ")}: ${failures.slice(0, 3).join("; ")}${more}`;
}
