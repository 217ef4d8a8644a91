import { isUnderWay } from "#schemas/storage/work-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { comeBack, type Going } from "./going.ts";
import { chainsOf } from "./plan-chains.ts";
import { type WalkChainsDeps, walkChains } from "./walk-chains.ts";

/** Chains of packs that came while others were read: their progress is not counted. */
const firstLateChain = 1000;
/** Chains of packs that came while silver was looked at. */
const firstLastChain = 2000;
/** S3 tells when an object was stored to the second, by another clock than ours. */
const skewMs = 60_000;
/** A run of the source writes what was just found to have no ground; it takes minutes or hours. */
const runWaitSeconds = 120;
const runsLookedAt = 10;

/**
 * Reads the packs that came meanwhile: what they say has a ground too. Once no run of the source is
 * under way, so that nothing is written behind our back.
 */
export async function catchUp(going: Going, deps: WalkChainsDeps): Promise<ComeBack | undefined> {
  const { replay, source } = going;
  const { replays, lake, runs, clock } = deps;
  // Read before anything is looked at: what a run that begins meanwhile writes was observed later.
  const now = clock().toISOString();
  const isSilver = replay.target === "silver";
  let audit = await replays.audit(replay.id);
  if (audit.caughtUpAt === undefined) {
    if (isSilver && (await isRunning(source.name, runs))) {
      return new ComeBack(runWaitSeconds, { replayId: replay.id, outcome: "waits" });
    }
    audit = { ...audit, caughtUpAt: isSilver ? now : replay.startedAt };
    await replays.saveAudit(replay.id, audit);
  }
  if (isSilver && !audit.hasLateChains) {
    const since = new Date(Date.parse(replay.startedAt) - skewMs).toISOString();
    const late = { since, firstIndex: firstLateChain };
    await replays.addChains(replay.id, "late", await chainsOf(replay, source, lake, late));
    await replays.saveAudit(replay.id, { ...audit, hasLateChains: true });
  }
  const outcome = await walkChains(await replays.chains(replay.id), going, deps);
  return outcome === "done" ? undefined : comeBack(going, outcome);
}

/** One run of a source is under way at most; others may have one every hour. */
async function isRunning(source: string, runs: WalkChainsDeps["runs"]): Promise<boolean> {
  const { items } = await runs.list({ source, limit: runsLookedAt });
  return items.some(({ state }) => isUnderWay(state));
}

/**
 * Reads the packs that came since: one may give again what was taken away meanwhile, and has found it
 * unchanged just before.
 */
export async function settle(going: Going, deps: WalkChainsDeps) {
  const { replay, source } = going;
  const { replays, lake, clock } = deps;
  const { caughtUpAt = replay.startedAt, ...audit } = await replays.audit(replay.id);
  if (audit.settledAt === undefined) {
    const since = new Date(Date.parse(caughtUpAt) - skewMs).toISOString();
    const last = { since, firstIndex: firstLastChain };
    await replays.addChains(replay.id, "last", await chainsOf(replay, source, lake, last));
    const settledAt = clock().toISOString();
    await replays.saveAudit(replay.id, { ...audit, caughtUpAt, settledAt });
  }
  return walkChains(await replays.chains(replay.id), going, deps);
}
