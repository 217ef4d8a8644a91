import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { isUnderWay, type Run, runBoundMs, type UnitName } from "#schemas/storage/work-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { endFetching } from "../runs/end-unit.ts";
import { giveUpUnit, isOver } from "../runs/give-up-unit.ts";
import { scopeOf } from "../scope.ts";
import type { Source, Unit } from "../source.ts";
import type { Refusal } from "../upstreams/polite-upstream.ts";
import { growingWaitMs, waitForTrialMs } from "../upstreams/politeness.ts";
import { isDue } from "./due-requests.ts";
import type { SeenShard } from "./seen-store.ts";
import { type AskedRequest, type FetchDeps, UnitVisit } from "./unit-visit.ts";

export interface FetchReport {
  readonly outcome: "fetched" | "run_over";
  readonly unit: string;
  readonly requests: number;
  readonly newBodies: number;
}

/** How many exchanges are kept in memory before they are stored: some 2 MB of answers. */
const roundSize = 250;

/**
 * Fetches what is due of one unit. Each round is stored before anything reads it, and remembered
 * as soon as it is stored: a repeated message goes on where the one before died [ING-5].
 *
 * It comes back, and loses no try, while the upstream's circuit is open, when the time of one call is
 * up, and when a source does not even give the list that everything begins with [OPS-8]. When the
 * same few requests of a unit open the circuit time and again, while others of their kind are
 * answered, it does lose one.
 *
 * @throws MessageError when requests failed, after everything else of the unit was stored
 */
export async function fetchUnit(
  message: UnitDue,
  deps: FetchDeps,
  delivery: FetchDelivery,
): Promise<FetchReport | ComeBack> {
  const { runs, sources, seenStore, clock } = deps;
  const unit: UnitName = message;
  const run = await runs.get(message.runId);
  const source = sources.get(message.source);
  if (!run || !source) {
    throw new MessageError("permanent", `There is no run ${message.runId} of ${message.source}.`);
  }
  if (isOver(run, clock())) return leaveRun(message, run, deps);
  const upstream = deps.upstreamOf(source.name);
  const closed = await upstream.closed();
  if (closed) return waitFor(closed, { unit: unit.unit }, deps);
  const shard = await seenStore.load(unit);
  const fetch = new UnitVisit({ run, source, unit, shard, upstream }, deps);
  await Promise.all([fetch.resend(), runs.startUnit(run.id, unit, clock().toISOString())]);
  await fetch.probe();
  await fetch.round(
    source
      .opening(unit, scopeOf(source, unit.language, run))
      .filter((one) => fetch.isOpeningDue(one)),
  );
  if (fetch.mayGoOn && fetch.failures.length === 0) {
    await fetch.readList();
  }
  if (fetch.mayGoOn && fetch.failures.length === 0) {
    const { units, requests } = dueOf({ run, source, unit, shard: fetch.shard }, clock());
    await begin(units, { run, message }, deps);
    for (let at = 0; at < requests.length && fetch.mayGoOn; at += roundSize) {
      await fetch.round(requests.slice(at, at + roundSize));
    }
  }
  await fetch.close();
  const isDone = fetch.mayGoOn && fetch.failures.length === 0;
  if (!isDone) await runs.addToUnit(run.id, unit, { figures: fetch.uncounted });
  return end(fetch, { message, run, source, delivery }, deps);
}

/** Which try of a message this is, and how often it was delivered: waiting is no try. */
export interface FetchDelivery {
  readonly attempt: number;
  readonly receives: number;
}

/** The run's time is up, or somebody stopped it: the next run asks for what this one did not. */
async function leaveRun(message: UnitDue, run: Run, deps: FetchDeps): Promise<FetchReport> {
  if (isUnderWay(run.state)) {
    const { reason } = await deps.gate.status(message.source);
    const told = reason ? ` Last, ${message.source} answered: ${reason}` : "";
    const hours = runBoundMs / 3_600_000;
    await giveUpUnit(message, `It waited until the run's ${hours} hours were up.${told}`, deps);
  }
  return { outcome: "run_over", unit: message.unit, requests: 0, newBodies: 0 };
}

const waitFor = (
  { reason, untilMs }: Refusal,
  report: object,
  { clock, patience, random }: FetchDeps,
): ComeBack => {
  const waitMs = waitForTrialMs(untilMs - clock().getTime(), patience, random);
  return new ComeBack(waitMs / 1000, { outcome: "upstream_closed", reason, ...report });
};

/** What the unit's list names and is due: further requests, or further units. */
function dueOf(
  { run, source, unit, shard }: { run: Run; source: Source; unit: UnitName; shard: SeenShard },
  now: Date,
) {
  const context = { mode: run.mode, startedAt: run.startedAt, now };
  const units: Unit[] = [];
  const requests: AskedRequest[] = [];
  for (const [name, mark] of shard.seen.listed) {
    const next = source.follow(unit, name, scopeOf(source, unit.language, run));
    if ("unit" in next) {
      if (run.units?.includes(next.unit.unit) ?? true) units.push(next.unit);
    } else if (
      isDue({ name: next.wanted.name, mark }, shard.seen.answers[next.wanted.name], context)
    ) {
      requests.push({ ...next.wanted, mark });
    }
  }
  return { units, requests };
}

/** Makes further units part of the run; first as what it waits for, then as messages. */
async function begin(
  units: readonly Unit[],
  { run, message }: { run: Run; message: UnitDue },
  { runs, queues }: FetchDeps,
): Promise<void> {
  if (units.length === 0) return;
  await runs.addPending(
    run.id,
    units.map((next) => ({ source: message.source, language: message.language, ...next })),
  );
  await queues.fetch(units.map((next) => ({ ...message, ...next })));
}

async function end(
  fetch: UnitVisit,
  about: { message: UnitDue; run: Run; source: Source; delivery: FetchDelivery },
  deps: FetchDeps,
): Promise<FetchReport | ComeBack> {
  const { runs, gate, clock, patience, random } = deps;
  const { message, run, source, delivery } = about;
  const report = { unit: message.unit, ...fetch.report };
  const { refusal, failures } = fetch;
  if (refusal && !fetch.isAtFault) {
    // The probe closed the circuit, whose own waits begin anew: this unit's go on growing.
    const grownMs = fetch.isUpstreamWell ? growingWaitMs(delivery.receives, patience, random) : 0;
    const untilMs = Math.max(refusal.untilMs, clock().getTime() + grownMs);
    return waitFor({ ...refusal, untilMs }, report, deps);
  }
  if (failures.length > 0) {
    const reason = summary(message.unit, failures);
    // Without the list that all begins with nothing can be done: it has until the run's end.
    if (isFirst(message, source)) {
      const waitMs = growingWaitMs(delivery.receives, patience, random);
      return new ComeBack(waitMs / 1000, { outcome: "no_list", reason, ...report });
    }
    const retryAfterSeconds = growingWaitMs(delivery.attempt, patience, random) / 1000;
    throw new MessageError("transient", reason, { retryAfterSeconds });
  }
  if (!fetch.mayGoOn) return new ComeBack(0, { outcome: "out_of_time", ...report });
  await Promise.all([
    report.requests > 0 && gate.noteSuccess(source.name, clock().toISOString()),
    run.state === "planning" && runs.move(run.id, { from: ["planning"], to: "running" }),
  ]);
  await endFetching({ run, unit: message, games: source.games }, fetch.uncounted, deps);
  return { outcome: "fetched", ...report };
}

const isFirst = ({ dataset, unit }: UnitDue, { first }: Source): boolean =>
  dataset === first.dataset && unit === first.unit;

function summary(unit: string, failures: readonly string[]): string {
  const more = failures.length > 3 ? `; and ${failures.length - 3} more` : "";
  return `${unit}: ${failures.slice(0, 3).join("; ")}${more}`;
}
