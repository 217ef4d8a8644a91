import type { ValueLook } from "#schemas/messages/value-look.ts";
import type { ValueWatchItem } from "#schemas/storage/alert-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { CollectionStore } from "../../collections/index.ts";
import type { ValuedPlace, ValuePaths } from "../../holdings/index.ts";
import type { Crossing } from "../judging/judge.ts";
import { firingOfValue } from "./firing-of.ts";
import { type HandOver, type Judged, judgeWatches } from "./judge-watches.ts";
import { firstDayOf, lookAtWatch } from "./look-at-watch.ts";
import { toldValue } from "./told-step.ts";
import type { ValueWatchStore, WatchChange } from "./watch-store.ts";

export interface JudgeValueDeps extends HandOver {
  readonly valueWatches: ValueWatchStore;
  readonly values: Pick<ValuePaths, "path">;
  /** Whose value it is; of one that is deleted nothing fires. */
  readonly collections: Pick<CollectionStore, "get">;
  readonly clock: Clock;
}

export type LookAtValue = Omit<ValueLook, "version">;

/**
 * Judges what is watched of a collection's value, or of that of all that a user owns, by the way that it went. Nothing but a short read where nobody watches it. As
 * safe to repeat as `judgeWatches` is.
 *
 * @throws MessageError `transient` when others changed the same watches too often
 */
export async function judgeValue(
  { userId, collectionId, event }: LookAtValue,
  deps: JudgeValueDeps,
): Promise<Judged> {
  const place = { userId, collectionId };
  const watches = await deps.valueWatches.of(place);
  if (watches.length === 0) return { watched: 0, fired: 0 };
  return judgeWatches<ValueWatchItem>(
    watches,
    {
      ...{ event, store: deps.valueWatches },
      changesOf: (some) => changesOf(place, { watches: some, event }, deps),
    },
    deps,
  );
}

async function changesOf(
  place: ValuedPlace,
  { watches, event }: { readonly watches: readonly ValueWatchItem[]; readonly event: string },
  { values, collections, clock }: JudgeValueDeps,
): Promise<readonly WatchChange<ValueWatchItem>[]> {
  const { userId, collectionId } = place;
  const collection =
    collectionId === undefined ? undefined : await collections.get({ userId, collectionId });
  if (collectionId !== undefined && !collection) return [];
  const how = { event, now: clock() };
  const changes = [...Map.groupBy(watches, pathName).values()].map(async (alike) => {
    const [first] = alike;
    if (!first) return [];
    const { currency, ratesOf } = first;
    const from = alike.map(firstDayOf).reduce((a, b) => (a < b ? a : b));
    const steps = await values.path(place, { currency, ratesOf, from });
    const path = steps.map(toldValue(currency));
    return alike.flatMap((watch) => {
      const firing = (one: Crossing) => firingOfValue(one, watch, { name: collection?.name, path });
      return lookAtWatch(watch, { path, firing }, how) ?? [];
    });
  });
  return (await Promise.all(changes)).flat();
}

/** Watches of one name are judged by the same way. */
const pathName = ({ currency, ratesOf }: ValueWatchItem): string => `${currency} ${ratesOf}`;
