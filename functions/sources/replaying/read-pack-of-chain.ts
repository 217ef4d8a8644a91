import { type BronzeLine, momentOf } from "#schemas/storage/lake.ts";
import type { Chain, Replay } from "#schemas/storage/replay-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Lake } from "../lake/lake.ts";
import type { PlacedLine } from "../normalizing/placed-line.ts";
import { markOf } from "./marks.ts";

/** What is to be made silver of a pack. */
export interface PackOfChain {
  readonly lines: readonly PlacedLine[];
  /** Marks of the requests to which no newer answer was read. */
  readonly requests: readonly string[];
  /** Why it could not be read. */
  readonly trouble?: string;
}

/**
 * What a chain wants of a pack: in its first phase the answers to requests that no later pack has
 * answered, in its second all answers, because lists are judged in their order.
 */
export async function readPackOfChain(
  key: string,
  { replay, chain, seen }: { replay: Replay; chain: Chain; seen: ReadonlySet<string> },
  lake: Pick<Lake, "readPack">,
): Promise<PackOfChain> {
  const all = await linesOf(key, lake);
  if (typeof all === "string") return { lines: [], requests: [], trouble: all };
  const { from = "", until = "9", target, units } = replay;
  const isInTime = ({ line }: PlacedLine) => line.requestedAt >= from && line.requestedAt < until;
  const own = all.filter(
    ({ line }) =>
      sliceOf(line.unit, chain.slices) === chain.slice && (units?.includes(line.unit) ?? true),
  );
  if (chain.phase === "lists") {
    // Which list is believed follows from the newest two, so that silver wants to hear of all that follow.
    const isToBeHeard = ({ line }: PlacedLine) => line.requestedAt >= from;
    const lines = own.filter(target === "shadow" ? isInTime : isToBeHeard);
    return { lines, requests: [] };
  }
  // A shadow shows a former time: what came after it is not known there.
  const known = target === "shadow" ? own.filter(isInTime) : own;
  const newest = new Map<string, PlacedLine>();
  for (const one of known) {
    const mark = requestMarkOf(one);
    const other = newest.get(mark)?.line.requestedAt ?? "";
    if (!seen.has(mark) && other <= one.line.requestedAt) newest.set(mark, one);
  }
  // Packs of 0.1.0 are in no order within a day: there the store decides which answer is the newest.
  const requests = momentOf(key) === undefined ? [] : [...newest.keys()];
  return { lines: [...newest.values()].filter(isInTime), requests };
}

export const requestMarkOf = ({ line }: PlacedLine) => markOf(`${line.unit}\n${line.name}`);

/** One pack that cannot be read costs itself only. */
async function linesOf(
  key: string,
  lake: Pick<Lake, "readPack">,
): Promise<readonly PlacedLine[] | string> {
  try {
    const lines = await lake.readPack(key);
    return lines.map((line: BronzeLine, number) => ({ key, number, line }));
  } catch (error) {
    if (!(error instanceof MessageError) || error.errorClass !== "permanent") throw error;
    return error.message;
  }
}

/** The share of a unit: a set's cards are written by one worker. */
const sliceOf = (unit: string, slices: number) =>
  Number.parseInt(sha256(unit).slice(0, 8), 16) % slices;
