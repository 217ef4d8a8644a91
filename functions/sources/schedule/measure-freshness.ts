import type { Run, UnitProgress } from "#schemas/storage/work-items.ts";
import type { Language, ScopeLanguage } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { scopesOf } from "../port/scope.ts";
import { hasOwnRuns, type SourcePlan } from "../port/source.ts";
import type { RunStore } from "../runs/run-store.ts";
import { standInFor } from "./stand-ins.ts";

export interface Freshness {
  readonly source: string;
  readonly language: ScopeLanguage;
  /** Since a run last brought the source up to date. */
  readonly seconds: number;
  /** How old it may be, by its settings. */
  readonly boundSeconds: number;
}

export interface FreshnessDeps {
  readonly runs: Pick<RunStore, "list" | "allUnits">;
  readonly sources: ReadonlyMap<string, SourcePlan>;
  readonly languages: readonly Language[];
  readonly clock: Clock;
}

/** Runs of a source that are looked at, newest first: two weeks of daily ones, with some by hand. */
const runsLookedAt = 20;
/** What a source counts as that no such run brought up to date. */
const longAgoSeconds = 30 * 86_400;
/** Of a run's units; one set that cannot be read does not make a whole source old. */
const leastShareDone = 0.9;

/** How fresh each source is in each of its languages, by what ended runs say of their units. */
export async function measureFreshness(deps: FreshnessDeps): Promise<readonly Freshness[]> {
  const { runs, sources, languages, clock } = deps;
  const unitsOf = rememberedUnits(runs);
  // Whoever stands in for another is as old as that one's last trouble.
  const own = [...sources.values()].filter(hasOwnRuns);
  // Its own runs: others may have one every hour.
  const endedOf = async ({ name }: SourcePlan) =>
    (await runs.list({ limit: runsLookedAt, source: name })).items.filter(
      ({ state, units, mode }) => state.startsWith("completed") && !units && mode !== "wanted",
    );
  const measured = own.map(async (source): Promise<readonly Freshness[]> => {
    const ended = await endedOf(source);
    const boundSeconds = source.settings.freshWithinHours * 3600;
    const never = Math.max(longAgoSeconds, 2 * boundSeconds);
    const standIn = standInFor(source, sources);
    const ageOf = async (plan: SourcePlan, all: readonly Run[], language: ScopeLanguage) => {
      const run = await newestGood(all, { source: plan, language }, unitsOf);
      return run?.finishedAt
        ? Math.max(0, (clock().getTime() - Date.parse(run.finishedAt)) / 1000)
        : never;
    };
    return Promise.all(
      scopesOf(source, languages).map(async (language) => {
        const age = await ageOf(source, ended, language);
        // What its stand-in has brought is as good.
        const seconds =
          standIn && age > boundSeconds
            ? Math.min(age, await ageOf(standIn, await endedOf(standIn), language))
            : age;
        return { source: source.name, language, seconds: Math.round(seconds), boundSeconds };
      }),
    );
  });
  return (await Promise.all(measured)).flat();
}

interface Scope {
  readonly source: SourcePlan;
  readonly language: ScopeLanguage;
}

type UnitsOf = (runId: string) => Promise<readonly UnitProgress[]>;

async function newestGood(runs: readonly Run[], scope: Scope, unitsOf: UnitsOf) {
  for (const run of runs) {
    if (isGood(await unitsOf(run.id), scope)) return run;
  }
  return undefined;
}

/** Whether a run got through: the unit that lists the others, and nearly all of those. */
function isGood(units: readonly UnitProgress[], { source, language }: Scope): boolean {
  const own = units.filter((one) => one.source === source.name && one.language === language);
  const done = own.filter(({ state }) => state === "done");
  const { dataset, unit } = source.first;
  const isListed = done.some((one) => one.dataset === dataset && one.unit === unit);
  return isListed && done.length >= own.length * leastShareDone;
}

/** The units of each run, read once. */
function rememberedUnits(runs: Pick<RunStore, "allUnits">): UnitsOf {
  const known = new Map<string, Promise<readonly UnitProgress[]>>();
  return (runId) => {
    const units = known.get(runId) ?? runs.allUnits(runId);
    known.set(runId, units);
    return units;
  };
}
