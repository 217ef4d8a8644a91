import type { DomainEvent } from "#schemas/messages/events/envelope.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { priceKind } from "#schemas/prices/price-fragment.ts";
import { priceMapHeldMs } from "#schemas/storage/price-map.ts";
import { isUnderWay } from "#schemas/storage/work-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { hasOwnRuns, type SourcePlan } from "../port/source.ts";
import type { Runs } from "../runs/run-store.ts";
import { type ReplayRequest, type StartReplayDeps, startReplay } from "./start-replay.ts";

export interface PlacePricesDeps extends StartReplayDeps {
  readonly sources: ReadonlyMap<string, SourcePlan>;
  readonly runs: Pick<Runs, "list">;
  /** The newest map of a game, as workers know it. */
  readonly maps: (game: string) => Promise<{ readonly version: string } | undefined>;
}

/** Shops sell a card for some days before a catalogue has it; and each source has said all of its prices since. */
const daysBack = 14;
/** So often it is looked whether a run is over. */
const runPauseSeconds = 30;

/**
 * Has prices read once more out of the lake that had no place when they came: of a game without a map all there are, and where
 * the map knows more products than before those of the last days. A catalogue that is being brought in has one map after another: only
 * the last one is acted on, once the runs that tell prices are over. Safe to repeat: a map has its replays once.
 */
export async function placePricesAnew(
  {
    id,
    at,
    detail: { game, version, products, productsBefore, hasMoved },
  }: DomainEvent<"prices.mapped">,
  deps: PlacePricesDeps,
): Promise<LogReport | ComeBack> {
  // Workers place prices by the map of before until they look again; where there was none they look each time.
  const untilMs = Date.parse(at) + 2 * priceMapHeldMs - deps.clock().getTime();
  const isFirst = productsBefore === undefined;
  if (!isFirst && products <= productsBefore && !hasMoved) {
    return { game, outcome: "no new products" };
  }
  if (!isFirst && untilMs > 0) {
    return new ComeBack(Math.ceil(untilMs / 1000), { game, outcome: "waits for workers to know" });
  }
  const telling = [...deps.sources.values()].flatMap((one) =>
    hasOwnRuns(one) && one.games.includes(game) && one.pricesIn !== undefined
      ? [{ source: one.name, dataset: one.pricesIn }]
      : [],
  );
  if (!isFirst) {
    if ((await deps.maps(game))?.version !== version) return { game, outcome: "a newer map" };
    if (await isAnyUnderWay(telling, deps)) {
      return new ComeBack(runPauseSeconds, { game, outcome: "waits for a run to end" });
    }
  }
  const occasion = isFirst ? `of the first map ${id}` : `of ${game} by map ${version}`;
  const since = dayAfter(utcDay(new Date(at)), -daysBack);
  const from = isFirst ? {} : { from: `${since}T00:00:00.000Z` };
  let replays = 0;
  for (const { source, dataset } of telling) {
    const request: ReplayRequest = {
      ...{ source, dataset, kinds: [priceKind], ...from },
      ...{ target: "silver", retiresMany: false },
    };
    await startReplay(request, `prices ${occasion} at ${source}`, deps);
    replays += 1;
  }
  return { game, outcome: isFirst ? "first map" : "more products", replays };
}

/** Whether one of the sources is in the midst of a run, after which there may be another map. */
async function isAnyUnderWay(
  telling: readonly { readonly source: string }[],
  { runs }: Pick<PlacePricesDeps, "runs">,
): Promise<boolean> {
  const newest = await Promise.all(telling.map(({ source }) => runs.list({ source, limit: 1 })));
  return newest.some(({ items: [run] }) => run !== undefined && isUnderWay(run.state));
}
