import type { PictureId } from "#schemas/images/picture-id.ts";
import type { PictureRunFigures } from "#schemas/images/picture-run.ts";
import type { PictureRunItem } from "#schemas/storage/picture-run-items.ts";
import type { SetId, Ulid } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { type CheckBudget, checkBudget } from "../pictures/check-budget.ts";
import { type BringInPorts, type BroughtIn, bringIn } from "../pictures/mirror-images.ts";
import { nextPictures, setsOfRun } from "./next-pictures.ts";
import type { MirrorQueue, PictureRuns } from "./picture-runs.ts";

export interface FetchRunPorts extends BringInPorts {
  readonly pictureRuns: PictureRuns;
  readonly mirrorQueue: MirrorQueue;
}

/** Of the worker's minute. */
const stepMs = 40_000;
/** What waits in the queue is for somebody: a run steps back for so long. */
const stepBackSeconds = 3;
/** A host that is not to be asked is asked whether it is after a quarter of an hour at most, so that a run that is stopped ends soon. */
const longestWaitSeconds = 900;
/** Trouble is not waited for until the queue drops the message: then nobody would know. */
const mostDays = 3;

/**
 * Goes on with a run for as long as a worker has, or until somebody else's pictures wait in the queue. After each few pictures it
 * is written how far it is: whoever takes over goes on from there, and asks for nothing that is there.
 */
export async function goOnFetching(
  runId: Ulid,
  ports: FetchRunPorts,
): Promise<FetchRunReport | ComeBack> {
  const budget = checkBudget(stepMs, ports.clock);
  const report = { wanted: 0, checked: 0 };
  let run = await ports.pictureRuns.find(runId);
  let sets: readonly SetId[] | undefined;
  while (run && isOpen(run)) {
    if (ageDays(run, ports.clock()) > mostDays) return endedLate(run, report, ports);
    const pause = report.wanted > 0 ? await secondsToStepBack(budget, ports) : undefined;
    if (pause !== undefined) return new ComeBack(pause, report);
    sets ??= await setsOfRun(run, ports.catalog);
    const passed = await passOn(run, { sets, budget }, ports);
    if (passed.kind === "over") {
      await ports.pictureRuns.end(run.id, { state: "done", at: ports.clock().toISOString() });
      return report;
    }
    report.wanted += passed.wanted;
    report.checked += passed.checked;
    if (passed.kind === "waits") return new ComeBack(passed.seconds, report);
    // Undefined where it was stopped, or where another worker has the same message.
    run = passed.run;
  }
  return report;
}

/** Undefined while it may go on: its worker has time, and nobody else's pictures wait. */
async function secondsToStepBack(
  budget: CheckBudget,
  { mirrorQueue }: Pick<FetchRunPorts, "mirrorQueue">,
): Promise<number | undefined> {
  if (budget.leftMs() === 0) return 1;
  return (await mirrorQueue.waiting()) > 0 ? stepBackSeconds : undefined;
}

export interface FetchRunReport {
  readonly wanted: number;
  readonly checked: number;
}

type Passed =
  | { readonly kind: "over" }
  | (FetchRunReport & { readonly kind: "on"; readonly run: PictureRunItem | undefined })
  | (FetchRunReport & { readonly kind: "waits"; readonly seconds: number });

/** Fetches the next few pictures. Where a host is not to be asked for now, the run stays where it is. */
async function passOn(
  run: PictureRunItem,
  { sets, budget }: { readonly sets: readonly SetId[]; readonly budget: CheckBudget },
  ports: FetchRunPorts,
): Promise<Passed> {
  const isOver = run.setsTotal !== undefined && run.setsDone >= run.setsTotal;
  const next = isOver ? undefined : await nextPictures(sets, run.place, ports.catalog);
  if (!next) return { kind: "over" };
  const found = await bringIn(next.ids, { budget }, ports);
  const done = { wanted: next.ids.length, checked: found.mirrored.length };
  const seconds = secondsToWait(found, { budget, now: ports.clock() });
  if (seconds !== undefined) {
    const waitsUntil = new Date(ports.clock().getTime() + seconds * 1000).toISOString();
    await ports.pictureRuns.advance({ ...run, setsTotal: sets.length, waitsUntil });
    return { kind: "waits", ...done, seconds };
  }
  const advanced = await ports.pictureRuns.advance({
    ...{ ...run, setsDone: next.setsDone, setsTotal: sets.length, waitsUntil: undefined },
    place: next.place ?? run.place,
    pictures: sumOf(run.pictures, figuresOf(next.ids, found)),
  });
  return { kind: "on", ...done, run: advanced };
}

/** Undefined where all were asked for that were to be; what came to nothing is asked for again when somebody wants it. */
function secondsToWait(
  { mirrored }: BroughtIn,
  { budget, now }: { readonly budget: CheckBudget; readonly now: Date },
): number | undefined {
  const unasked = mirrored.flatMap((one) => (one.outcome === "unasked" ? [one] : []));
  if (unasked.length === 0) return undefined;
  // Without a time they had none: the worker's is over, or their host has wasted it.
  const usualMs = budget.leftMs() === 0 ? 0 : 60_000;
  const waits = unasked.map(({ untilMs }) => (untilMs ? untilMs - now.getTime() : usualMs));
  return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(Math.max(...waits) / 1000)));
}

function figuresOf(ids: readonly PictureId[], { records }: BroughtIn): PictureRunFigures {
  const figures = { present: 0, missing: 0, failed: 0 };
  for (const id of ids) {
    const record = records.get(id);
    // One that was there once still is, whatever its source says today.
    if (record?.sha256) figures.present += 1;
    else if (!record || record.status === "missing") figures.missing += 1;
    else figures.failed += 1;
  }
  return figures;
}

const sumOf = (one: PictureRunFigures, other: PictureRunFigures): PictureRunFigures => ({
  present: one.present + other.present,
  missing: one.missing + other.missing,
  failed: one.failed + other.failed,
});

const isOpen = ({ state }: PictureRunItem) => state === "queued" || state === "running";

const ageDays = ({ createdAt }: PictureRunItem, now: Date) =>
  (now.getTime() - Date.parse(createdAt)) / 86_400_000;

async function endedLate(
  { id }: PictureRunItem,
  report: FetchRunReport,
  { pictureRuns, clock }: FetchRunPorts,
): Promise<FetchRunReport> {
  const reason = `It was not done within ${mostDays} days; a new run asks only for what is not there.`;
  await pictureRuns.end(id, { state: "failed", at: clock().toISOString(), reason });
  return report;
}
