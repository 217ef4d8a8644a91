import type { LogReport } from "#schemas/observability/log-fields.ts";
import { isWhole } from "#schemas/storage/replay-items.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { ComeBack } from "#shared/kernel/come-back.ts";
import { isLargeLoss } from "#shared/kernel/large-shrink.ts";
import { type AuditScope, isInScope } from "../../catalog/index.ts";
import { doubtsOn } from "../normalizing/doubts.ts";
import { comeBack, type Going } from "./going.ts";
import { catchUp, settle } from "./late-packs.ts";
import { markOf } from "./marks.ts";
import { reasonIfEmpty } from "./reason-if-empty.ts";
import type { Audit } from "./replay-store.ts";
import type { SilverOfReplays } from "./silver-audit.ts";
import type { WalkChainsDeps } from "./walk-chains.ts";

export type AuditDeps = WalkChainsDeps & SilverOfReplays;

const placesAtOnce = 8;

/**
 * The end of a replay: what would be other in silver, or what in silver has no ground in the lake any
 * more. That is taken away, unless it is much; and everything is merged anew, so that also changed rules
 * of merging come to what has not changed. It goes on where it was when it is interrupted.
 */
export async function auditReplay(going: Going, deps: AuditDeps): Promise<LogReport | ComeBack> {
  const { replay } = going;
  const { replays, clock } = deps;
  const wait = await catchUp(going, deps);
  if (wait) return wait;
  if (!(await search(going, deps))) return comeBack(going, "paused");
  const scope = await scopeOf(going, deps);
  const places = (await replays.places(replay.id)).filter((place) => isInScope(place, scope));
  // Its own sums, of all places: what another delivery of the same message keeps may be those of some.
  const compared = await compare(places, scope, going, deps);
  if (!compared) return comeBack(going, "paused");
  const { said, found } = compared;
  const isSilver = replay.target === "silver";
  const isRefused = isSilver && !replay.retiresMany && isLargeLoss(found, said);
  if (isSilver && !(await mend(places, isRefused ? undefined : scope, going, deps))) {
    return comeBack(going, "paused");
  }
  if (isSilver && !isRefused && found > 0) {
    const outcome = await settle(going, deps);
    if (outcome !== "done") return comeBack(going, outcome);
  }
  const reason =
    `${found} of ${said} records of ${replay.source} in silver have no ground in the lake any more. ` +
    "That is much, so they were kept; see the differences, and replay with retiresMany to remove them.";
  await replays.move(replay.id, {
    ...{ from: ["comparing"], to: "completed", finishedAt: clock().toISOString() },
    ...(isRefused ? { reason } : reasonIfEmpty(await replays.chains(replay.id))),
  });
  return { replayId: replay.id, outcome: "completed" };
}

/** Finds where silver holds what the source says. False when there was no time to. */
async function search({ replay, mayGoOn }: Going, deps: AuditDeps): Promise<boolean> {
  const { replays, silver } = deps;
  const prefix = silver.shadowPrefix(replay);
  let audit = await replays.audit(replay.id);
  while (!audit.isSearched) {
    if (!(await mayGoOn())) return false;
    const { names, next } = await silver.places(replay.source, audit.from);
    // Shadows of other replays are none of our places.
    const own = names
      .map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name))
      .filter((name) => !name.startsWith("SHADOW#"));
    await replays.savePlaces(replay.id, audit.pages, own);
    audit = { ...audit, from: next, pages: audit.pages + 1, isSearched: next === undefined };
    await replays.saveAudit(replay.id, audit);
  }
  return true;
}

async function scopeOf({ replay, source }: Going, { replays }: AuditDeps): Promise<AuditScope> {
  const [items, { caughtUpAt }] = await Promise.all([
    replays.items(replay.id),
    replays.audit(replay.id),
  ]);
  const isInAnyLanguage = source.languagesOf(replay.languages ?? []) === "none";
  return {
    ...{ source: replay.source, isWhole: isWhole(replay) },
    ...(!isInAnyLanguage && { languages: replay.languages }),
    before: caughtUpAt ?? replay.startedAt,
    hasGround: (name) => items.has(markOf(name)),
    isDoubted: (readAt, sourceId) =>
      doubtsOn(readAt, sourceId).some((name) => items.has(markOf(name))),
  };
}

/** Writes down what is other, or has no ground, and counts it. Undefined when there was no time to. */
async function compare(
  places: readonly string[],
  scope: AuditScope,
  { replay, mayGoOn }: Going,
  { replays, silver }: AuditDeps,
): Promise<Audit | undefined> {
  const look = async (place: string) => {
    if (replay.target === "shadow") {
      return { said: 0, found: await silver.compare(place, scope, replay) };
    }
    const { said, ungrounded } = await silver.groundsOf(place, scope);
    return { said, found: ungrounded };
  };
  return eachPlace(places, "compared", { replay, mayGoOn, replays }, async (chunk, audit) => {
    const looks = await Promise.all(chunk.map(look));
    const found = looks.flatMap((one) => one.found);
    await replays.saveDifferences(replay.id, found);
    const said = looks.reduce((sum, one) => sum + one.said, audit.said);
    return { ...audit, said, found: audit.found + found.length };
  });
}

/** Takes away and merges anew. Undefined when there was no time to. */
const mend = (
  places: readonly string[],
  scope: AuditScope | undefined,
  { replay, mayGoOn }: Going,
  { replays, silver }: AuditDeps,
): Promise<Audit | undefined> =>
  eachPlace(places, "mended", { replay, mayGoOn, replays }, async (chunk, audit) => {
    const written = await Promise.all(chunk.map((place) => silver.mend(place, scope)));
    return { ...audit, written: written.reduce((sum, one) => sum + one, audit.written) };
  });

/** Does something to places, some at a time, and remembers how far it has come. Undefined when there was no time to end. */
async function eachPlace(
  places: readonly string[],
  mark: "compared" | "mended",
  { replay, mayGoOn, replays }: Pick<Going, "replay" | "mayGoOn"> & Pick<AuditDeps, "replays">,
  act: (chunk: readonly string[], audit: Audit) => Promise<Audit>,
): Promise<Audit | undefined> {
  let audit = await replays.audit(replay.id);
  const left = places.filter((place) => place > (audit[mark] ?? ""));
  for (const chunk of chunksOf(left, placesAtOnce)) {
    if (!(await mayGoOn())) return undefined;
    audit = { ...(await act(chunk, audit)), [mark]: chunk.at(-1) };
    await replays.saveAudit(replay.id, audit);
  }
  return audit;
}
