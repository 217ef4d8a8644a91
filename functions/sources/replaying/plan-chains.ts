import { dayOfKey, languageIn, momentOf } from "#schemas/storage/lake.ts";
import type { Chain, Replay } from "#schemas/storage/replay-items.ts";
import { noReplayFigures } from "#schemas/storage/replay-items.ts";
import { ScopeLanguage } from "#schemas/values.ts";
import type { Lake, PackPlace } from "../lake/lake.ts";
import { scopesOf } from "../port/scope.ts";
import type { SourcePlan } from "../port/source.ts";

/** Chains that go on side by side at most: the daily sync wants its packs normalised meanwhile. */
export const lanes = 4;
/** Gzipped. A chain that has more is shared out; each share reads all packs, and makes silver of a part. */
const bytesOfAShare = 1024 * 1024;
/** A round that began before a moment is stored within minutes of it. */
const latenessMs = 3_600_000;

export type PackFolders = Pick<Lake, "datasetsOf" | "packsOf">;

/** The chains of a replay, the largest first; `since` names those that were stored meanwhile. */
export async function chainsOf(
  replay: Replay,
  source: SourcePlan,
  lake: PackFolders,
  late?: { readonly since: string; readonly firstIndex: number },
): Promise<readonly Chain[]> {
  const datasets =
    replay.dataset === undefined ? await lake.datasetsOf(replay.source) : [replay.dataset];
  const drafts: Omit<Chain, "index">[] = [];
  for (const dataset of datasets) {
    const all = await lake.packsOf({ source: replay.source, dataset });
    for (const [code, packs] of Map.groupBy(all, ({ key }) => languageIn(key))) {
      const language = ScopeLanguage.safeParse(code);
      if (!language.success || !isWanted(language.data, replay, source)) continue;
      const scope = { language: language.data, storedSince: late?.since };
      drafts.push(...sharesOf({ dataset, ...scope }, packsFor(replay, scope, packs)));
    }
  }
  const largestFirst = drafts.toSorted((a, b) => b.packs - a.packs);
  return largestFirst.map((draft, at) => ({ index: (late?.firstIndex ?? 0) + at, ...draft }));
}

const isWanted = (language: ScopeLanguage, { languages }: Replay, source: SourcePlan) =>
  languages === undefined || scopesOf(source, languages).includes(language);

function sharesOf(
  {
    dataset,
    language,
    storedSince,
  }: Pick<Chain, "dataset" | "language"> & { storedSince: string | undefined },
  packs: readonly PackPlace[],
): Omit<Chain, "index">[] {
  if (packs.length === 0) return [];
  const bytes = packs.reduce((sum, one) => sum + one.bytes, 0);
  const slices = Math.min(lanes, Math.max(1, Math.ceil(bytes / bytesOfAShare)));
  return Array.from({ length: slices }, (_none, slice) => ({
    ...{ dataset, language, slice, slices, packs: packs.length },
    ...{ phase: "newest" as const, hasLists: false, version: 0, figures: noReplayFigures },
    misfits: [],
    ...(storedSince !== undefined && { storedSince }),
  }));
}

/**
 * The packs of a chain, in time order. What came after the replay's time is read all the same when it
 * writes silver: an answer that has given way to a later one must not come back.
 */
export function packsFor(
  { from, until, target }: Replay,
  {
    language,
    storedSince,
  }: { readonly language: ScopeLanguage; readonly storedSince?: string | undefined },
  packs: readonly PackPlace[],
): readonly PackPlace[] {
  const firstAt = from && new Date(Date.parse(from) - latenessMs).toISOString();
  return packs.filter(({ key, storedAt }) => {
    const at = momentOf(key) ?? `${dayOfKey(key)}T00:00:00.000Z`;
    const latestAt = momentOf(key) ?? `${dayOfKey(key)}T23:59:59.999Z`;
    if (languageIn(key) !== language) return false;
    if (storedSince !== undefined && storedAt.toISOString() < storedSince) return false;
    if (firstAt !== undefined && latestAt < firstAt) return false;
    return target === "silver" || until === undefined || at < until;
  });
}
