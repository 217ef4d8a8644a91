import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Seen } from "#schemas/storage/seen-shard.ts";
import type { Language } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { type CatalogStore, nothingRecorded, type Recorded } from "../../catalog/index.ts";
import type { SeenStore } from "../fetching/seen-store.ts";
import type { Lake } from "../lake/lake.ts";
import { endPack, type FinishDeps } from "../runs/end-unit.ts";
import type { Source } from "../source.ts";
import { bytesOf } from "../upstreams/exchange.ts";
import { recordDrafts, type SilverDraft } from "./record-drafts.ts";
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
  const { bronzeKey: key, runId } = message;
  const run = await deps.runs.get(runId);
  const source = deps.sources.get(message.source);
  if (!run || !source || key === undefined) {
    throw new MessageError("permanent", `There is no run ${runId} of ${message.source}.`);
  }
  const [lines, { seen }] = await Promise.all([
    deps.lake.readPack(key),
    deps.seenStore.load(message),
  ]);
  const chosen = lines
    .map((line, number): Line => ({ line, number }))
    .filter(({ number }) => message.lines?.includes(number) ?? true);
  const newest = chosen.filter(({ line, number }) => isNewest(line, { seen, key, number }));
  const { drafts, unfit } = source.needsWholeUnit
    ? await wholeUnit(newest, { source, seen, key }, deps)
    : eachByItself(newest, { source, key, language: message.language });
  const recorded = drafts.length === 0 ? nothingRecorded : await recordDrafts(drafts, deps);
  for (const { number, reason } of unfit) {
    await deps.rejects.bury(
      { ...message, lines: [number] },
      { reason: `${reason} [line ${number} of ${key}]`, errorClass: "permanent" },
    );
  }
  const counts = countsOf(drafts);
  const progress = await deps.runs.packDone(runId, message, {
    pack: key,
    figures: { ...recorded, ...counts },
    rejected: unfit.map(({ number }) => rejectName(key, number)),
    // Only a line that is tried again by itself can have been a misfit before.
    healed: message.lines ? fitting(chosen, unfit).map((number) => rejectName(key, number)) : [],
  });
  const isNews = recorded.written > 0;
  await endPack({ run, unit: message, game: source.game, isNews }, progress, deps);
  return { unit: message.unit, ...recorded, ...counts, rejected: unfit.length };
}

interface Normalized {
  readonly drafts: readonly SilverDraft[];
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

function eachByItself(
  lines: readonly Line[],
  { source, key, language }: { source: Source; key: string; language: Language },
): Normalized {
  const drafts: SilverDraft[] = [];
  const unfit: { number: number; reason: string }[] = [];
  for (const { line, number } of lines) {
    try {
      const body = bytesOf(line).toString("utf8");
      const silver = source.normalize([{ name: line.name, body }], language);
      if (silver) drafts.push({ silver, provenance: provenanceOf(line, { key, number }) });
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      unfit.push({ number, reason: `${line.name}: ${error.message}` });
    }
  }
  return { drafts, unfit };
}

/** Normalises the newest answers to all requests of a unit, from whichever packs they lie in. */
async function wholeUnit(
  lines: readonly Line[],
  { source, seen, key }: { source: Source; seen: Seen; key: string },
  { lake }: NormalizeDeps,
): Promise<Normalized> {
  const [first] = lines;
  if (!first) return { drafts: [], unfit: [] };
  const all = await Promise.all(
    Object.values(seen.answers).map(async (answer) => {
      const from = answer.key === undefined ? undefined : seen.keys[answer.key];
      const pack = from === undefined ? [] : await lake.readPack(from);
      return pack[answer.line ?? 0];
    }),
  );
  const newest = all.filter((line) => line !== undefined);
  const answers = newest.map((line) => ({ name: line.name, body: bytesOf(line).toString("utf8") }));
  const last = newest.reduce((a, b) => (a.requestedAt >= b.requestedAt ? a : b), first.line);
  const provenance = {
    ...provenanceOf(first.line, { key, number: first.number }),
    observedAt: last.requestedAt,
  };
  try {
    const silver = source.normalize(answers, first.line.language);
    return { drafts: silver ? [{ silver, provenance }] : [], unfit: [] };
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    return { drafts: [], unfit: [{ number: first.number, reason: error.message }] };
  }
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
function countsOf(drafts: readonly SilverDraft[]) {
  const cards = drafts.flatMap(({ silver }) => (silver.kind === "card" ? [silver.card] : []));
  const drifted = cards.filter(({ findings }) =>
    findings.some(({ code }) => code === "unknown_field" || code === "missing_field"),
  );
  return { cards: cards.length, drifted: drifted.length };
}
