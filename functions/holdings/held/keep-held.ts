import type { Clock } from "#shared/kernel/clock.ts";
import type { Place } from "../../collections/index.ts";
import { broughtUpToDate, type KnownBefore } from "./bring-up-to-date.ts";
import type { HeldChanges } from "./held-changes.ts";
import type { HeldFiles } from "./held-files.ts";
import type { HeldHeads } from "./held-heads.ts";
import type { HeldLots } from "./held-lots.ts";
import { isFresh, itemsToRead, unsettledSince } from "./held-state.ts";

/** Fewer items are read from the table with one call, about as fast as a file. */
export const leastOfFile = 1_000;

/** So many items a reader reads one by one before a file pays for being written anew. */
const fewChanges = 100;
/** A file that is older is written anew all the same: the bucket forgets it after a week, and reading its changes takes longer. */
const oldFileMs = 86_400_000;

export interface KeepHeldDeps {
  readonly heads: Pick<HeldHeads, "get">;
  readonly lots: HeldLots;
  readonly changes: HeldChanges;
  readonly files: HeldFiles;
  readonly clock: Clock;
}

/**
 * Brings the file of a collection up to date where readers gain by it. Safe to repeat, and to come late: a file says when
 * its reading began, and readers add what has changed since.
 */
export async function keepHeld(
  place: Place,
  deps: KeepHeldDeps,
): Promise<"kept" | "good_enough" | "too_small" | "removed"> {
  const { heads, changes, files, clock } = deps;
  const nowMs = clock().getTime();
  const head = await heads.get(place);
  if (!head || head.tally.lots < leastOfFile) {
    // There need not be one.
    await files.remove(place);
    return head ? "too_small" : "removed";
  }
  const file = await files.load(place);
  const before = file && isFresh(file, nowMs) ? file : undefined;
  const since = before ? await changes.since(place.userId, unsettledSince(before)) : [];
  const known = before && { before, changes: since, tally: head.tally };
  if (known && isGoodEnough(place, known, nowMs)) return "good_enough";
  const one = await broughtUpToDate(place, known, { ...deps, nowMs });
  if (one) await files.keep(place, one.state);
  return one ? "kept" : "removed";
}

function isGoodEnough(
  { collectionId }: Place,
  { before, changes }: KnownBefore,
  nowMs: number,
): boolean {
  const wanted = itemsToRead(before, collectionId, changes);
  return wanted !== undefined && wanted.length <= fewChanges && nowMs - before.upToMs < oldFileMs;
}
