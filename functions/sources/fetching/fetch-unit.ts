import type { UnitDue } from "#schemas/messages/unit-due.ts";
import type { Run, UnitName } from "#schemas/storage/work-items.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { endFetching } from "../runs/end-unit.ts";
import type { Source, Unit } from "../source.ts";
import { isDue } from "./due-requests.ts";
import type { SeenShard } from "./seen-store.ts";
import { type AskedRequest, type FetchDeps, UnitVisit } from "./unit-visit.ts";

export interface FetchReport {
  readonly outcome: "fetched" | "to_be_continued" | "stopped";
  readonly unit: string;
  readonly requests: number;
  readonly newBodies: number;
}

/** How many exchanges are kept in memory before they are stored: some 2 MB of answers. */
const roundSize = 250;
/** A run that has not ended by then is given up: the next one begins with what it left. */
const longestRunMs = 12 * 3_600_000;

/**
 * Fetches what is due of one unit. Each round is stored before anything reads it, and remembered
 * as soon as it is stored: a repeated message goes on where the one before died [ING-5].
 *
 * @throws MessageError when requests failed, after everything else of the unit was stored
 */
export async function fetchUnit(message: UnitDue, deps: FetchDeps): Promise<FetchReport> {
  const { runs, sources, seenStore, clock } = deps;
  const unit: UnitName = message;
  const [run, shard] = await Promise.all([runs.get(message.runId), seenStore.load(unit)]);
  const source = sources.get(message.source);
  if (!run || !source) {
    throw new MessageError("permanent", `There is no run ${message.runId} of ${message.source}.`);
  }
  const idle = { unit: unit.unit, requests: 0, newBodies: 0 };
  if (run.state === "stopped") return { outcome: "stopped", ...idle };
  if (clock().getTime() - Date.parse(run.startedAt) > longestRunMs) {
    throw new MessageError("permanent", `Run ${run.id} began at ${run.startedAt}; it is too old.`);
  }
  const fetch = new UnitVisit({ run, source, unit, shard }, deps);
  await Promise.all([fetch.resend(), runs.startUnit(run.id, unit, clock().toISOString())]);
  await fetch.round(source.opening(unit, unit.language).filter((one) => fetch.isOpeningDue(one)));
  await fetch.readList();
  const { units, requests } = dueOf({ run, source, unit, shard: fetch.shard }, clock());
  await begin(units, { run, message }, deps);
  for (let at = 0; at < requests.length && fetch.mayGoOn; at += roundSize) {
    await fetch.round(requests.slice(at, at + roundSize));
  }
  await fetch.close();
  const isDone = fetch.mayGoOn && fetch.failures.length === 0;
  if (!isDone) await runs.addToUnit(run.id, unit, { figures: fetch.uncounted });
  return end(fetch, { message, run, source }, deps);
}

/** What the unit's list names and is due: further requests, or further units. */
function dueOf(
  { run, source, unit, shard }: { run: Run; source: Source; unit: UnitName; shard: SeenShard },
  now: Date,
) {
  const context = { mode: run.mode, startedAt: run.startedAt, now };
  const units: Unit[] = [];
  const requests: AskedRequest[] = [];
  for (const [name, mark] of shard.seen.listed) {
    const next = source.follow(unit, name, unit.language);
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
  { message, run, source }: { message: UnitDue; run: Run; source: Source },
  deps: FetchDeps,
): Promise<FetchReport> {
  const { runs, queues, gate, clock } = deps;
  const report = { unit: message.unit, ...fetch.report };
  const { refusal, failures } = fetch;
  if (refusal?.errorClass === "auth") {
    throw new MessageError("auth", refusal.reason, { retryAfterSeconds: 30 });
  }
  if (!fetch.mayGoOn) {
    // A fresh message, because waiting is no failed attempt that could use up its tries.
    await queues.fetch([message], Math.ceil((refusal?.retryAfterMs ?? 0) / 1000));
    return { outcome: "to_be_continued", ...report };
  }
  if (failures.length > 0) {
    throw new MessageError("transient", summary(message.unit, failures), { retryAfterSeconds: 2 });
  }
  await Promise.all([
    report.requests > 0 && gate.noteSuccess(source.name, clock().toISOString()),
    run.state === "planning" && runs.move(run.id, { from: ["planning"], to: "running" }),
  ]);
  await endFetching({ run, unit: message, game: source.game }, fetch.uncounted, deps);
  return { outcome: "fetched", ...report };
}

function summary(unit: string, failures: readonly string[]): string {
  const more = failures.length > 3 ? `; and ${failures.length - 3} more` : "";
  return `${unit}: ${failures.slice(0, 3).join("; ")}${more}`;
}
