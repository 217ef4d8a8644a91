import { observationsKey } from "#schemas/storage/lake.ts";
import type { Seen } from "#schemas/storage/seen-shard.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { answerTo } from "./answer-to.ts";
import { type BatchState, sumOf, unitsAtOnce } from "./batch-state.ts";
import type { FetchDeps } from "./fetch-deps.ts";
import { inLanes } from "./in-lanes.ts";
import type { Round, RoundOfUnit } from "./round.ts";

/** A round ends sooner when its bodies fill so much memory. */
export const mostInRound = { requests: 800, bytes: 24 * 1024 * 1024 } as const;

/**
 * Stores a round: bodies before the pack that names them, the pack before it is remembered, and only
 * then the message about it. Whoever dies in between is made up for: what is not remembered is asked
 * for again, and what is remembered as unsent is sent.
 */
export async function storeRound(
  { pack, bodies, observations, units }: Round,
  visit: BatchState,
  deps: FetchDeps,
): Promise<void> {
  const { lake, newId } = deps;
  try {
    await inLanes(bodies, 2, ({ key, body }) => lake.saveBody(key, body));
  } finally {
    for (const { body } of bodies) await body.discard();
  }
  const [first] = observations;
  await Promise.all([
    pack && lake.savePack(pack.key, pack.lines),
    first &&
      lake.saveObservations(
        observationsKey({ ...first, at: first.requestedAt, id: newId() }),
        observations,
      ),
  ]);
  if (pack) visit.packs.keep(pack.key, pack.lines);
  await inLanes([...units], unitsAtOnce, ([unit, stored]) => rememberIn(visit, unit, stored));
  const withNews = [...units].flatMap(([unit, { hasNews }]) => (hasNews ? [unit] : []));
  if (pack) await announce([[pack.key, withNews]], visit, deps);

  async function rememberIn(
    into: BatchState,
    unit: string,
    { seen, figures, hasNews }: RoundOfUnit,
  ) {
    const state = into.units.get(unit);
    if (!state) return;
    const unsent = pack && hasNews ? [pack.key] : [];
    if (hasNews || isWorthRemembering(state.shard.seen, seen)) {
      const next = { ...state.shard, seen, unsent };
      state.shard = await deps.seenStore.save(into.nameOf(unit), next);
      state.isUnsaved = false;
    } else state.shard = { ...state.shard, seen };
    state.uncounted = sumOf(state.uncounted, figures);
    into.report.requests += figures.requests ?? 0;
    into.report.newBodies += figures.newBodies ?? 0;
  }
}

/**
 * A list that says what it said before is not worth it: it is asked for in every run anyway, the lake
 * has the observation, and a unit's memory is a dozen write units for one moment in it. A visit that dies
 * asks for its list once more.
 */
function isWorthRemembering(before: Seen, after: Seen): boolean {
  return Object.entries(after.answers).some(([name, { checkedAt, ...now }]) => {
    const { checkedAt: then, ...old } = answerTo(name, before) ?? {};
    if (checkedAt === then) return false;
    return now.mark !== undefined || canonicalJson(old) !== canonicalJson(now);
  });
}

/** Sends what a dead worker saved and may not have sent. */
export async function resend(visit: BatchState, deps: FetchDeps): Promise<void> {
  const pairs = [...visit.units].flatMap(([unit, { shard }]) =>
    shard.unsent.map((key) => ({ unit, key })),
  );
  const byPack = Map.groupBy(pairs, ({ key }) => key);
  const packs = [...byPack].map(([key, own]): [string, string[]] => [
    key,
    own.map(({ unit }) => unit),
  ]);
  await announce(packs, visit, deps);
}

/** Says that there are packs: to the units' progress, then to whoever normalises them. */
async function announce(
  packs: readonly (readonly [string, readonly string[]])[],
  visit: BatchState,
  { runs, queues }: FetchDeps,
): Promise<void> {
  const { runId, batch } = visit;
  for (const [key, units] of packs) {
    await inLanes(units, unitsAtOnce, async (unit) => {
      const state = visit.units.get(unit);
      const figures = state?.uncounted ?? {};
      if (state) state.uncounted = {};
      await runs.addToUnit(runId, visit.nameOf(unit), { figures, packs: [key] });
    });
  }
  const { source, dataset, language } = batch;
  await queues.normalize(
    packs.map(([bronzeKey, units]) => ({
      ...{ version: 2 as const, runId, source, dataset, language },
      ...{ units: [...units], bronzeKey },
    })),
  );
}

/** Saves what is left to remember: that all packs are announced, and the lists. */
export async function close(visit: BatchState, { seenStore }: FetchDeps): Promise<void> {
  const changed = [...visit.units].filter(
    ([, { shard, isUnsaved }]) => isUnsaved || shard.unsent.length > 0,
  );
  await inLanes(changed, unitsAtOnce, async ([unit, state]) => {
    state.shard = await seenStore.save(visit.nameOf(unit), { ...state.shard, unsent: [] });
    state.isUnsaved = false;
  });
}
