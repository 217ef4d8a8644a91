import type { Ulid } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { broughtUpToDate } from "./bring-up-to-date.ts";
import type { HeldChanges } from "./held-changes.ts";
import type { HeldCollection, HeldCollections } from "./held-collections.ts";
import type { HeldFileReader } from "./held-files.ts";
import type { HeldHead, HeldHeads } from "./held-heads.ts";
import type { HeldLots } from "./held-lots.ts";
import { type HeldState, isFresh, unsettledSince } from "./held-state.ts";
import { leastOfFile } from "./keep-held.ts";
import type { RememberedStates } from "./remembered-states.ts";

export interface HeldDeps {
  readonly heads: HeldHeads;
  readonly lots: HeldLots;
  readonly changes: HeldChanges;
  readonly files: HeldFileReader;
  readonly remembered: RememberedStates;
  readonly clock: Clock;
  /** Has files made of large collections that had to be read item by item. */
  readonly askForFiles: (userId: string, collectionIds: readonly Ulid[]) => Promise<void>;
}

/** Collections that are read side by side: each may be large. */
const atOnce = 8;

/**
 * Reads whole collections: of what this function remembers of them, or else of their files, and of all that has been changed since. What
 * is in neither is read item by item. However late a file is, or a worker, the answer is what the table holds.
 */
export const readHeldCollections = (deps: HeldDeps): HeldCollections => ({
  async of(place) {
    const nowMs = deps.clock().getTime();
    const head = await deps.heads.get(place);
    if (head) return (await wholeOnes(place.userId, [head], { ...deps, nowMs }))[0];
    deps.remembered.forget(place);
    return undefined;
  },
  async among(userId, isWanted) {
    const nowMs = deps.clock().getTime();
    const heads = (await deps.heads.list(userId)).filter(({ head }) => isWanted(head));
    return wholeOnes(userId, heads, { ...deps, nowMs });
  },
  heads: (userId) => deps.heads.list(userId),
});

type Now = HeldDeps & { readonly nowMs: number };

/** What a user has changed is read once for all of them, as far back as the oldest state takes. */
async function wholeOnes(
  userId: string,
  heads: readonly HeldHead[],
  deps: Now,
): Promise<readonly HeldCollection[]> {
  const known = await sideBySide(heads, async (one) => ({
    ...one,
    before: await stateBefore(userId, one, deps),
  }));
  const oldest = Math.min(...known.flatMap(({ before }) => before?.upToMs ?? []));
  const isAnyKnown = Number.isFinite(oldest);
  const since = unsettledSince({ upToMs: oldest });
  const changes = isAnyKnown ? await deps.changes.since(userId, since) : [];
  const asked: Ulid[] = [];
  const found = await sideBySide(known, async ({ head, before, tally }) => {
    const place = { userId, collectionId: head.id };
    const one = await broughtUpToDate(place, before && { before, changes, tally }, deps);
    if (!one) return [];
    deps.remembered.set(place, one.state);
    if (one.by === "reading" && one.state.items.length >= leastOfFile) asked.push(head.id);
    return [{ head, items: one.state.items }];
  });
  if (asked.length > 0) await deps.askForFiles(userId, asked);
  return found.flat();
}

/** What is remembered, or kept in a file, unless it is too old; a small collection has no file. */
async function stateBefore(
  userId: string,
  { head, tally }: HeldHead,
  { remembered, files, nowMs }: Now,
): Promise<HeldState | undefined> {
  const place = { userId, collectionId: head.id };
  const known = remembered.get(place);
  if (known && isFresh(known, nowMs)) return known;
  const kept = tally.lots < leastOfFile ? undefined : await files.load(place);
  return kept && isFresh(kept, nowMs) ? kept : undefined;
}

/** As many at once as there may be, in their order. */
async function sideBySide<Thing, Made>(
  things: readonly Thing[],
  make: (thing: Thing) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const some of chunksOf(things, atOnce)) made.push(...(await Promise.all(some.map(make))));
  return made;
}
