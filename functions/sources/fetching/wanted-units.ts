import type { SyncMode } from "#schemas/messages/unit-due.ts";
import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import type { CardsToAsk } from "../port/card-by-card.ts";
import { scopesOf } from "../port/scope.ts";
import type { Source, Unit } from "../port/source.ts";
import { unitsAtOnce } from "./batch-state.ts";
import { isAhead } from "./due-requests.ts";
import { inLanes } from "./in-lanes.ts";
import type { SeenStore } from "./seen-store.ts";

export interface WantedUnitsDeps {
  readonly gate: Pick<UpstreamGate, "callsToday">;
  readonly seenStore: SeenStore;
  /** Absent where no source is asked card by card. */
  readonly wantedCards?: CardsToAsk | undefined;
}

/** Units that a run asks for, and how many it leaves to the next day. */
export interface WantedUnits {
  readonly units: readonly Unit[];
  readonly skipped: number;
}

/**
 * What is asked of a source that is asked card by card: those of the wanted cards that were asked for longest ago, or never,
 * and no more than it lets through today. Among equals the most wanted comes first. Reads the memory of each: some two
 * thousand reads a run.
 *
 * @param callsLeft as the upstream itself says, where it does
 */
export async function wantedUnits(
  source: Source,
  run: {
    readonly mode: SyncMode;
    readonly startedAt: string;
    readonly only?: readonly string[] | undefined;
    readonly callsLeft?: number | undefined;
  },
  { gate, seenStore, wantedCards }: WantedUnitsDeps,
): Promise<WantedUnits> {
  const { byCard, games, name } = source;
  if (!byCard || !wantedCards) return { units: [], skipped: 0 };
  const lists = await Promise.all(games.map((game) => wantedCards.list(game)));
  const all = inTurns(lists)
    .flatMap((printing) => byCard.unitsOf(printing))
    .filter((unit) => run.only?.includes(unit) ?? true);
  const { dataset } = byCard;
  const [language = "any"] = scopesOf(source, []);
  const asked = await inLanes([...new Set(all)], unitsAtOnce, async (unit) => {
    const { seen } = await seenStore.load({ source: name, language, dataset, unit });
    const good = Object.values(seen.answers).filter(({ failed }) => !failed);
    return {
      unit,
      at:
        good
          .map(({ checkedAt }) => checkedAt)
          .toSorted()
          .at(-1) ?? "",
    };
  });
  const due = asked.filter(({ at }) => run.mode === "full" || !isToday(at, run.startedAt));
  const longestAgoFirst = due.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const today = await gate.callsToday(name);
  const left = Math.min(
    today ? today.limit - today.made : due.length,
    run.callsLeft ?? Number.POSITIVE_INFINITY,
  );
  const units = longestAgoFirst.slice(0, left).map(({ unit }) => ({ dataset, unit }));
  return { units, skipped: due.length - units.length };
}

/** So long an answer is as good as a new one. */
const freshMs = 12 * 3_600_000;
const isToday = (at: string, startedAt: string) =>
  at !== "" &&
  !isAhead(at, new Date(startedAt)) &&
  Date.parse(startedAt) - Date.parse(at) < freshMs;

/** One of each list after the other, so that no game waits for another's end. */
function inTurns<One>(lists: readonly (readonly One[])[]): readonly One[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat();
}
