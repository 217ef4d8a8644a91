import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { UnitName } from "#schemas/storage/work-items.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Source } from "../port/source.ts";
import { endPack, type FinishDeps } from "../runs/end-unit.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import { type NormalizeUnitDeps, normalizeUnit } from "./normalize-unit.ts";
import type { PlacedLine } from "./placed-line.ts";
import { type Lines, noFigures, type RecordFigures, sumOf } from "./record-lines.ts";
import { rejectName } from "./reject-name.ts";
import type { Rejects } from "./rejects.ts";
import { unitsSideBySide } from "./units-side-by-side.ts";

export interface NormalizeDeps extends FinishDeps, NormalizeUnitDeps {
  readonly sources: ReadonlyMap<string, Source>;
  readonly rejects: Rejects;
}

export interface NormalizeReport extends RecordFigures {
  readonly unit: string;
  readonly rejected: number;
}

/**
 * Turns the answers of a pack into silver. Only the newest answer to a request counts, whichever
 * message comes first; a body that does not fit goes to the dead letters alone [ING-7].
 */
export async function normalizePack(
  message: PackLanded,
  deps: NormalizeDeps,
): Promise<NormalizeReport> {
  const { source: name, dataset, language, bronzeKey: key } = message;
  const source = deps.sources.get(name);
  if (!source) throw new MessageError("permanent", `There is no source ${name}.`);
  const lines = (await deps.lake.readPack(key))
    .map((line, number): PlacedLine => ({ key, line, number }))
    .filter(({ number }) => message.lines?.includes(number) ?? true);
  const normalizeOne = async (unit: string) => {
    const of = { source: name, dataset, language, unit };
    const own = lines.filter(({ line }) => line.unit === unit);
    const done = await normalizeUnit(of, { source, lines: own }, deps);
    const unfit = done.unfit.filter(({ at }) => at.key === key);
    await bury(unfit, message, deps);
    await tellRun({ of, lines: own, done, unfit }, message, deps);
    return { done, rejected: numbersOf(unfit).length };
  };
  const units = await unitsSideBySide(message.units, normalizeOne);
  return {
    unit: message.units.join(" "),
    ...units.map(({ done }): RecordFigures => done).reduce(sumOf, noFigures),
    rejected: units.reduce((sum, { rejected }) => sum + rejected, 0),
  };
}

/** Sends a pack on unit by unit. Safe to repeat: whatever is done twice is done once. */
export async function splitPack(
  message: PackLanded,
  { queues }: { queues: Pick<WorkQueues, "normalize"> },
): Promise<{ unit: string; parts: number }> {
  const { units } = message;
  await queues.normalize(units.map((unit) => ({ ...message, units: [unit] })));
  return { unit: units.join(" "), parts: units.length };
}

/** Each answer of which something does not fit becomes a letter of its own, with every reason. */
async function bury(
  unfit: Lines["unfit"],
  message: PackLanded,
  { rejects }: NormalizeDeps,
): Promise<void> {
  for (const [at, own] of Map.groupBy(unfit, (one) => one.at)) {
    const reasons = [...new Set(own.map(({ reason }) => reason))];
    const shown = reasons.slice(0, mostReasons).join("; ");
    const more = reasons.length > mostReasons ? `; and ${reasons.length - mostReasons} more` : "";
    await rejects.bury(
      { ...message, units: [at.line.unit], lines: [at.number] },
      {
        reason: `${shown}${more} [line ${at.number} of ${at.key}]`,
        errorClass: "permanent",
      },
    );
  }
}

const mostReasons = 5;

interface UnitDone {
  readonly of: UnitName;
  readonly lines: readonly PlacedLine[];
  readonly done: Lines;
  readonly unfit: Lines["unfit"];
}

/** Counts what was done for the unit's run, and ends the unit when this was its last pack. */
async function tellRun(
  { of, lines, done, unfit }: UnitDone,
  { bronzeKey: key, runId, lines: chosen }: PackLanded,
  deps: NormalizeDeps,
): Promise<void> {
  const { written, unchanged, older, cards, drifted, drift } = done;
  const misfits = numbersOf(unfit);
  const fitting = lines.map(({ number }) => number).filter((one) => !misfits.includes(one));
  const progress = await deps.runs.packDone(runId, of, {
    ...{ pack: key, lines: chosen },
    figures: { written, unchanged, older, cards, drifted },
    drift,
    rejected: misfits.map((number) => rejectName(key, number)),
    // Only a line that is tried again by itself can have been a misfit before.
    healed: chosen ? fitting.map((number) => rejectName(key, number)) : [],
  });
  const run = await deps.runs.get(runId);
  // The run of a pack may be forgotten; what it brought is silver all the same.
  if (run) {
    await endPack({ run, unit: of, isNews: written > 0 }, progress, deps);
  }
}

const numbersOf = (unfit: Lines["unfit"]) => [...new Set(unfit.map(({ at }) => at.number))];
