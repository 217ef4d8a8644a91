import type { PrintingLook } from "#schemas/messages/printing-look.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { CardPaths, PathStep } from "../../prices/reading/index.ts";
import type { Crossing } from "../judging/judge.ts";
import { askedPath } from "./asked-path.ts";
import { firingOf } from "./firing-of.ts";
import { type HandOver, type Judged, judgeWatches } from "./judge-watches.ts";
import { firstDayOf, lookAtWatch, namingSet } from "./look-at-watch.ts";
import type { Looks } from "./looks.ts";
import type { WatchChange, WatchStore } from "./watch-store.ts";

export interface JudgePrintingDeps extends HandOver {
  readonly watches: WatchStore;
  /** @returns undefined where the catalogue has no such card any more */
  readonly paths: (id: PrintingId) => Promise<CardPaths | undefined>;
  /** What a set is called, in the language of its cards; undefined where the catalogue does not know. Asked of what fires alone. */
  readonly nameOfSet: (id: SetId) => Promise<string | undefined>;
  /** Asks for a look at a further page. */
  readonly looks: Looks;
  readonly clock: Clock;
}

/** Watches that one look reads: 400 bytes each are a page of a quarter of a megabyte. */
export const watchesAtOnce = 500;

export type Look = Omit<PrintingLook, "version">;

/**
 * Judges a page of the watches of a printing by the way of its prices; the next page is asked for first, so that another worker takes it. It writes what has changed, and has channels told of what fired. Repeated
 * for the same event it finds nothing new, and has those told again whose notices it stored: who died in between has told nobody.
 *
 * @throws MessageError `transient` when others changed the same watches too often
 */
export async function judgePrinting(
  { printing, event, after }: Look,
  deps: JudgePrintingDeps,
): Promise<Judged> {
  const { watches, next } = await deps.watches.page(printing, watchesAtOnce, after);
  if (next !== undefined) await deps.looks.request({ printing, event, after: next });
  return judgeWatches<WatchItem>(
    watches,
    { event, changesOf: (some) => changesOf(some, event, deps), store: deps.watches },
    deps,
  );
}

async function changesOf(
  watches: readonly WatchItem[],
  event: string,
  { paths, nameOfSet, clock }: JudgePrintingDeps,
): Promise<readonly WatchChange[]> {
  const cards = Map.groupBy(watches, ({ printingId }) => printingId);
  const changes = [...cards].map(async ([id, own]): Promise<readonly WatchChange[]> => {
    const card = await paths(id);
    if (!card) return [];
    const changed = await Promise.all(
      [...Map.groupBy(own, pathName).values()].map(async (alike) => {
        const path = await pathFor(alike, card);
        const how = { event, now: clock() };
        return alike.flatMap((watch) => {
          const firing = (one: Crossing) => firingOf(one, watch, { card: card.card, path });
          return lookAtWatch(watch, { path, firing }, how) ?? [];
        });
      }),
    );
    const all = changed.flat();
    if (all.every(({ notices }) => notices.length === 0)) return all;
    const setName = await nameOfSet(card.card.setId);
    return setName === undefined ? all : all.map((one) => namingSet(one, setName));
  });
  return (await Promise.all(changes)).flat();
}

/** Watches of one name are judged by the same way. */
const pathName = ({ variant, state, source, currency, ratesOf }: WatchItem): string =>
  [variant, state, source, currency, ratesOf].join(" ");

/** The way that these watches are judged by, from the first day on that any of them needs. */
async function pathFor(
  watches: readonly WatchItem[],
  card: CardPaths,
): Promise<readonly PathStep[]> {
  const [first] = watches;
  if (!first) return [];
  const from = watches.map(firstDayOf).reduce((a, b) => (a < b ? a : b));
  return card.path(askedPath(first, from));
}
