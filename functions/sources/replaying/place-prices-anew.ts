import type { DomainEvent } from "#schemas/messages/events/envelope.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { priceKind } from "#schemas/prices/price-fragment.ts";
import { priceMapHeldMs } from "#schemas/storage/price-map.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { hasOwnRuns, type SourcePlan } from "../port/source.ts";
import { type ReplayRequest, type StartReplayDeps, startReplay } from "./start-replay.ts";

export interface PlacePricesDeps extends StartReplayDeps {
  readonly sources: ReadonlyMap<string, SourcePlan>;
}

/** Shops sell a card for some days before a catalogue has it; and each source has said all of its prices since. */
const daysBack = 14;

/**
 * Has prices read once more out of the lake that had no place when they came: of a game without a map all there are, and where
 * the map knows more products than before those of the last days. Safe to repeat: a day that has had its replay has no other.
 */
export async function placePricesAnew(
  { id, at, detail: { game, products, productsBefore } }: DomainEvent<"prices.mapped">,
  deps: PlacePricesDeps,
): Promise<LogReport | ComeBack> {
  // Workers place prices by the map of before until they look again; where there was none they look each time.
  const untilMs = Date.parse(at) + 2 * priceMapHeldMs - deps.clock().getTime();
  const isFirst = productsBefore === undefined;
  if (!isFirst && products <= productsBefore) return { game, outcome: "no new products" };
  if (!isFirst && untilMs > 0) {
    return new ComeBack(Math.ceil(untilMs / 1000), { game, outcome: "waits for workers to know" });
  }
  const day = utcDay(new Date(at));
  const occasion = isFirst ? `of the first map ${id}` : `of ${game} on ${day}`;
  const from = isFirst ? {} : { from: `${dayAfter(day, -daysBack)}T00:00:00.000Z` };
  const telling = [...deps.sources.values()].filter(
    (one) => hasOwnRuns(one) && one.games.includes(game),
  );
  let replays = 0;
  for (const { name: source, pricesIn: dataset } of telling) {
    if (dataset === undefined) continue;
    const request: ReplayRequest = {
      ...{ source, dataset, kinds: [priceKind], ...from },
      ...{ target: "silver", retiresMany: false },
    };
    await startReplay(request, `prices ${occasion} at ${source}`, deps);
    replays += 1;
  }
  return { game, outcome: isFirst ? "first map" : "more products", replays };
}
