import { Card } from "#schemas/catalog/card.ts";
import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Seen } from "#schemas/storage/seen-shard.ts";
import type { UnitName } from "#schemas/storage/work-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import {
  addRecorded,
  type CatalogStore,
  nothingRecorded,
  type Recorded,
} from "../../catalog/index.ts";
import type { SeenStore } from "../fetching/seen-store.ts";
import type { Lake } from "../lake/lake.ts";
import { endPack, type FinishDeps } from "../runs/end-unit.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import type { Source } from "../source.ts";
import { type RecordDraft, recordDrafts } from "./record-drafts.ts";
import type { Rejects } from "./rejects.ts";

export interface NormalizeDeps extends FinishDeps {
  readonly sources: ReadonlyMap<string, Source>;
  readonly lake: Lake;
  readonly seenStore: SeenStore;
  readonly rejects: Rejects;
  readonly store: CatalogStore;
}

export interface NormalizeReport extends Recorded {
  readonly unit: string;
  readonly rejected: number;
  readonly cards: number;
  /** Cards whose fields are not those that were described. */
  readonly drifted: number;
}

interface Line {
  readonly number: number;
  readonly line: BronzeLine;
}

/**
 * Turns the answers of a pack into silver. Only the newest answer to a request counts, whichever
 * message comes first; a body that does not fit goes to the dead letters alone [ING-7].
 */
export async function normalizePack(
  message: PackLanded,
  deps: NormalizeDeps,
): Promise<NormalizeReport> {
  const { bronzeKey: key } = message;
  const source = deps.sources.get(message.source);
  if (!source) throw new MessageError("permanent", `There is no source ${message.source}.`);
  const { source: name, dataset, language } = message;
  const lines = (await deps.lake.readPack(key))
    .map((line, number): Line => ({ line, number }))
    .filter(({ number }) => message.lines?.includes(number) ?? true);
  const report = {
    unit: message.units.join(" "),
    ...nothingRecorded,
    rejected: 0,
    cards: 0,
    drifted: 0,
  };
  for (const unit of message.units) {
    const of = { source: name, dataset, language, unit };
    const own = lines.filter(({ line }) => line.unit === unit);
    const done = await normalizeUnit(message, { of, source, lines: own }, deps);
    Object.assign(report, addRecorded(report, done));
    report.rejected += done.rejected;
    report.cards += done.cards;
    report.drifted += done.drifted;
  }
  return report;
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

/** Turns what a pack holds of one unit into silver, and says so to the unit's run. */
async function normalizeUnit(
  message: PackLanded,
  { of, source, lines }: { of: UnitName; source: Source; lines: readonly Line[] },
  deps: NormalizeDeps,
) {
  const { bronzeKey: key, runId } = message;
  const { seen } = await deps.seenStore.load(of);
  const newest = lines.filter(({ line, number }) => isNewest(line, { seen, key, number }));
  const own = await recordsOf(newest, { source, key }, deps);
  const { unfit } = own;
  const drafts = await withOtherParts(own.drafts, { source, key, seen }, deps);
  const recorded = drafts.length === 0 ? nothingRecorded : await recordDrafts(drafts, deps);
  for (const { number, reason } of unfit) {
    await deps.rejects.bury(
      { ...message, units: [of.unit], lines: [number] },
      { reason: `${reason} [line ${number} of ${key}]`, errorClass: "permanent" },
    );
  }
  const counts = countsOf(drafts);
  const progress = await deps.runs.packDone(runId, of, {
    pack: key,
    figures: { ...recorded, ...counts },
    rejected: unfit.map(({ number }) => rejectName(key, number)),
    // Only a line that is tried again by itself can have been a misfit before.
    healed: message.lines ? fitting(lines, unfit).map((number) => rejectName(key, number)) : [],
  });
  const run = await deps.runs.get(runId);
  // The run of a pack may be forgotten; what it brought is silver all the same.
  if (run) {
    const isNews = recorded.written > 0;
    await endPack({ run, unit: of, games: source.games, isNews }, progress, deps);
  }
  return { ...recorded, ...counts, rejected: unfit.length };
}

interface Normalized {
  readonly drafts: readonly RecordDraft[];
  readonly unfit: readonly { readonly number: number; readonly reason: string }[];
}

/**
 * Whether no later answer to the same request is known. Comparing times with silver would not do:
 * a body that returned to what silver holds left no trace there.
 */
function isNewest(
  { name }: BronzeLine,
  { seen, key, number }: { seen: Seen; key: string; number: number },
): boolean {
  const answer = seen.answers[name];
  if (answer?.key === undefined) return true;
  return seen.keys[answer.key] === key && answer.line === number;
}

interface Context {
  readonly source: Source;
  readonly key: string;
}

async function recordsOf(
  lines: readonly Line[],
  { source, key }: Context,
  { lake }: Pick<NormalizeDeps, "lake">,
): Promise<Normalized> {
  const drafts: RecordDraft[] = [];
  const unfit: { number: number; reason: string }[] = [];
  for (const { line, number } of lines) {
    const { name, dataset, unit, day, language } = line;
    const scope = { day, ...(language !== "any" && { language }) };
    const answer = { name, dataset, unit, url: line.request.url, body: lake.bodyOf(line) };
    const provenance = provenanceOf(line, { key, number });
    try {
      for await (const outcome of source.records(answer, scope)) {
        if ("record" in outcome) drafts.push({ record: outcome.record, provenance });
        else unfit.push({ number, reason: `${outcome.reject.place}: ${outcome.reject.reason}` });
      }
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      unfit.push({ number, reason: `${line.name}: ${error.message}` });
    }
  }
  return { drafts, unfit };
}

/** What the newest other answers of the unit say of species, which are kept whole. */
async function withOtherParts(
  drafts: readonly RecordDraft[],
  { seen, ...context }: Context & { seen: Seen },
  { lake }: NormalizeDeps,
): Promise<readonly RecordDraft[]> {
  if (!drafts.some(({ record }) => record.kind === "species")) return drafts;
  const others = await Promise.all(
    Object.values(seen.answers).map(async ({ key: index, line: number = 0 }) => {
      const key = index === undefined ? undefined : seen.keys[index];
      if (key === undefined || key === context.key) return [];
      const line = (await lake.readPack(key))[number];
      const own = line ? [{ line, number }] : [];
      return (await recordsOf(own, { ...context, key }, { lake })).drafts;
    }),
  );
  return [...others.flat(), ...drafts];
}

const provenanceOf = (line: BronzeLine, { key, number }: { key: string; number: number }) => ({
  source: line.source,
  observedAt: line.requestedAt,
  bronzeKey: key,
  bronzeLine: number,
  bodySha256: line.sha256,
});

/** Short, because a unit remembers all of its misfits in one item. */
const rejectName = (key: string, number: number) => `${sha256(key).slice(0, 12)}#${number}`;

const fitting = (lines: readonly Line[], unfit: Normalized["unfit"]) =>
  lines
    .map(({ number }) => number)
    .filter((number) => unfit.every((misfit) => misfit.number !== number));

/** Cards, and those of them that have fields nobody has described or lack known ones [ING-7]. */
function countsOf(drafts: readonly RecordDraft[]) {
  const cards = drafts.flatMap(({ record }) =>
    record.kind === "card" ? [Card.parse(record.value)] : [],
  );
  const drifted = cards.filter(({ findings }) =>
    findings.some(({ code }) => code === "unknown_field" || code === "missing_field"),
  );
  return { cards: cards.length, drifted: drifted.length };
}
