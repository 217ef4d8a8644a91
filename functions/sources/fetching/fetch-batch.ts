import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { isUnderWay, type Run, runBoundMs } from "#schemas/storage/work-items.ts";
import type { ComeBack } from "#shared/kernel/come-back.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { CardWords } from "../port/card-by-card.ts";
import type { AskedUnit, Scope, Source } from "../port/source.ts";
import { giveUpUnits, isOver } from "../runs/give-up-unit.ts";
import { type PlanWantedDeps, planWanted } from "../wanting/plan-wanted.ts";
import { answerTo } from "./answer-to.ts";
import { unitsAtOnce } from "./batch-state.ts";
import { BatchVisit } from "./batch-visit.ts";
import { beginUnits } from "./begin-units.ts";
import { dueOf } from "./due-of-batch.ts";
import {
  endVisit,
  type FetchDelivery,
  type FetchReport,
  isFirst,
  labelOf,
  waitFor,
} from "./end-visit.ts";
import type { FetchDeps } from "./fetch-deps.ts";
import { inLanes } from "./in-lanes.ts";
import { readLists } from "./read-lists.ts";
import type { AskedRequest } from "./round-results.ts";
import { staysShut } from "./stays-shut.ts";
import { close, resend } from "./store-round.ts";
import { type WantedUnits, wantedUnits } from "./wanted-units.ts";

/**
 * Fetches what is due of some units. Each round is stored before anything reads it, and remembered
 * as soon as it is stored: a repeated message goes on where the one before died [ING-5]. What failed
 * before is asked for last, so that it stands in nobody's way.
 *
 * It comes back, and loses no try, while the upstream's circuit is open, when the time of one call is
 * up, and when a source does not even give the list that everything begins with [OPS-8]. When the
 * same few requests of a batch open the circuit time and again, while others of their kind are
 * answered, it does lose one.
 *
 * @throws MessageError when requests failed, after everything else of the batch was stored
 */
export async function fetchBatch(
  message: UnitDue,
  deps: FetchDeps & PlanWantedDeps,
  delivery: FetchDelivery,
): Promise<FetchReport | ComeBack> {
  const source = deps.sources.get(message.source);
  if (!source) {
    throw new MessageError("permanent", `There is no source ${message.source}.`);
  }
  const run = (await deps.runs.get(message.runId)) ?? forgotten(message);
  if (isOver(run, deps.clock())) return leaveRun(message, run, deps);
  const upstream = deps.upstreamOf(source);
  if (message.mode === "wanted" && !message.names) {
    const planned = await planWanted(message, { run, source }, deps);
    return { ...planned, unit: labelOf(message.units), requests: 0, newBodies: 0 };
  }
  const closed = await upstream.closed();
  if (closed && !closed.isSpent)
    return waitFor(closed, { unit: labelOf(message.units) }, source, deps);
  const visit = await begun(message, { run, source, upstream, refusal: closed }, deps);
  await resend(visit, deps);
  await visit.probe();
  if (!(await staysShut(visit, { message, run }, deps))) {
    const about = { message, run, source };
    await pass(visit, about, deps, "good before");
    await pass(visit, about, deps, "all");
  }
  await noteSkipped(visit, { message, run }, deps);
  await close(visit, deps);
  return endVisit(visit, { message, run, source, delivery }, deps);
}

/** Once through the openings, the lists and what they lead to. */
async function pass(
  visit: BatchVisit,
  { message, run, source }: { message: UnitDue; run: Run; source: Source },
  deps: FetchDeps,
  which: "good before" | "all",
): Promise<void> {
  const isWanted = (one: AskedRequest) =>
    !visit.wasTried(one) &&
    (which === "all" || !answerTo(one.name, visit.seenOf(one.unit))?.failed);
  if (message.names) return visit.ask(visit.unaskedOf(message.names).filter(isWanted));
  const only = message.only ?? run.units;
  const asked = isFirst(message, source) ? askedIn(only, source) : [];
  if (asked.length > 0 && asked.length === new Set(only).size) {
    // No list says anything of them.
    return beginUnits(asked, { visit, message, source }, deps);
  }
  const openings = visit.openings().filter((one) => visit.isUnasked(one.unit, one));
  await visit.ask(openings.filter(isWanted));
  if (!visit.mayGoOn) return;
  await readLists(visit, deps);
  if (!visit.mayGoOn) return;
  const due = dueOf(visit, { mode: run.mode, only }, deps.clock());
  const wanted = visit.hasBegunUnits ? undefined : await wantedOf(visit, { message, run }, deps);
  const units = [...due.units, ...(wanted?.units ?? []), ...asked];
  await beginUnits(units, { visit, message, source }, deps);
  await visit.ask(due.requests.filter(isWanted));
}

/** Of the units that a run names, those that no list does. */
const askedIn = (only: readonly string[] | undefined, source: Source): readonly AskedUnit[] =>
  [...new Set(only)].flatMap((unit) => source.askedFor?.(unit) ?? []);

/** Units for cards that somebody wants, where a run begins of a source that is asked so. */
async function wantedOf(
  visit: BatchVisit,
  { message, run }: { message: UnitDue; run: Run },
  deps: FetchDeps,
): Promise<WantedUnits | undefined> {
  const { source } = visit.of;
  if (!source.byCard || !isFirst(message, source)) return undefined;
  if (!visit.isOpened(source.first.unit) && (await hasBegun(run, source, deps))) return undefined;
  const { mode, startedAt } = run;
  const only = message.only ?? run.units;
  const wanted = await wantedUnits(
    source,
    { mode, startedAt, only, callsLeft: visit.callsLeft },
    deps,
  );
  visit.report.skipped = wanted.skipped;
  return wanted;
}

/** Whether a visit before this one, which did not get what its run begins with either, has begun the other units. */
async function hasBegun(
  { id }: Run,
  { name, byCard }: Source,
  { runs }: Pick<FetchDeps, "runs">,
): Promise<boolean> {
  const units = await runs.allUnits(id);
  return units.some(({ source, dataset }) => source === name && dataset === byCard?.dataset);
}

/** On a day whose calls are spent all that is wanted is left to the next. */
async function noteSkipped(
  visit: BatchVisit,
  about: { message: UnitDue; run: Run },
  deps: FetchDeps,
): Promise<void> {
  if (visit.refusal?.isSpent && !visit.hasBegunUnits) await wantedOf(visit, about, deps);
}

/** The memories of the units that this run has not fetched yet. */
async function begun(
  message: UnitDue,
  about: Pick<ConstructorParameters<typeof BatchVisit>[0], "source" | "upstream" | "refusal"> & {
    readonly run: Run;
  },
  deps: FetchDeps,
): Promise<BatchVisit> {
  const { run, source } = about;
  const { dataset, language } = message;
  const of = { source: source.name, dataset, language };
  const at = deps.clock().toISOString();
  const found = await inLanes([...new Set(message.units)], unitsAtOnce, async (unit) => {
    const isStarted = await deps.runs.startUnit(run.id, { ...of, unit }, at);
    return isStarted ? { unit, shard: await deps.seenStore.load({ ...of, unit }) } : undefined;
  });
  const shards = new Map(found.flatMap((one) => (one ? [[one.unit, one.shard]] : [])));
  const batch = { ...of, units: [...shards.keys()] };
  const cards = await cardsOf(source, batch.units, deps);
  return new BatchVisit({ ...about, batch, shards, cards }, deps);
}

/** By unit, the cards that they are for. */
async function cardsOf(
  { byCard }: Source,
  units: readonly string[],
  { wantedCards }: FetchDeps,
): Promise<Scope["cards"]> {
  if (!byCard || !wantedCards) return undefined;
  const of = units.flatMap((unit) => {
    const card = byCard.cardOf(unit);
    return card ? [{ unit, ...card }] : [];
  });
  const found = new Map<string, CardWords>();
  for (const [language, own] of Map.groupBy(of, (one) => one.language)) {
    const cards = await wantedCards.cards(
      own.map(({ printing }) => printing),
      language,
    );
    for (const { unit, printing } of own) {
      const card = cards.get(printing);
      if (card) found.set(unit, card);
    }
  }
  return found;
}

/** A run that nobody knows any more, as its message tells it: what it was to fetch is fetched. */
const forgotten = ({ runId, startedAt, dueAt, source, mode, only }: UnitDue): Run => ({
  ...{ id: runId, startedAt, mode, state: "running", requestHash: "" },
  ...(dueAt && { dueAt }),
  ...{ sources: [source], languages: [], ...(only && { units: only }) },
});

/** The run's time is up, or somebody stopped it: the next run asks for what this one did not. */
async function leaveRun(message: UnitDue, run: Run, deps: FetchDeps): Promise<FetchReport> {
  if (isUnderWay(run.state)) {
    const { reason } = await deps.gate.status(message.source);
    const told = reason ? ` Last, ${message.source} answered: ${reason}` : "";
    const hours = runBoundMs / 3_600_000;
    await giveUpUnits(message, `It waited until the run's ${hours} hours were up.${told}`, deps);
  }
  return {
    outcome: "run_over",
    unit: labelOf(message.units),
    requests: 0,
    newBodies: 0,
  };
}
