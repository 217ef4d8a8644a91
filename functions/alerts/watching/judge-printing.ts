import type { PrintingLook } from "#schemas/messages/printing-look.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { PrintingId, SetId, Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { CardPaths, PathStep } from "../../prices/reading/index.ts";
import { askedPath } from "./asked-path.ts";
import { firstDayOf, lookAtWatch, namingSet } from "./look-at-watch.ts";
import type { Looks } from "./looks.ts";
import type { WatchChange, WatchStore } from "./watch-store.ts";

/** A notice that channels are to be told of. */
export interface Handed {
  readonly userId: string;
  readonly noticeId: Ulid;
}

export interface JudgePrintingDeps {
  readonly watches: WatchStore;
  /** @returns undefined where the catalogue has no such card any more */
  readonly paths: (id: PrintingId) => Promise<CardPaths | undefined>;
  /** What a set is called, in the language of its cards; undefined where the catalogue does not know. Asked of what fires alone. */
  readonly nameOfSet: (id: SetId) => Promise<string | undefined>;
  /** Asks for a look at a further page. */
  readonly looks: Looks;
  /** Has channels told; may be told of a notice twice. */
  readonly handOver: (notices: readonly Handed[]) => Promise<void>;
  readonly clock: Clock;
}

/** Watches that one look reads: 400 bytes each are a page of a quarter of a megabyte. */
export const watchesAtOnce = 500;
/** As often others may change a watch meanwhile: an event, a change of its owner's. */
const tries = 8;

export interface Judged {
  readonly watched: number;
  readonly fired: number;
}

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
  const repeated = watches.flatMap((watch) => handedFor(event, watch));
  const fired = await judgeAll(watches, event, deps);
  await deps.handOver([...repeated, ...fired]);
  return { watched: watches.length, fired: fired.length };
}

async function judgeAll(
  all: readonly WatchItem[],
  event: string,
  deps: JudgePrintingDeps,
): Promise<readonly Handed[]> {
  const fired: Handed[] = [];
  let left = all;
  for (let at = 0; at < tries && left.length > 0; at += 1) {
    const changes = await changesOf(left, event, deps);
    const overtaken = new Set(await deps.watches.keep(changes));
    fired.push(...changes.filter((one) => !overtaken.has(one)).flatMap(handedOf));
    if (overtaken.size === 0) return fired;
    left = await deps.watches.again([...overtaken].map(({ watch }) => watch));
    // What was read a second late may hide that this very event was here before, and died.
    fired.push(...left.flatMap((watch) => handedFor(event, watch)));
  }
  if (left.length === 0) return fired;
  await deps.handOver(fired);
  throw new MessageError(
    "transient",
    `${left.length} watches were changed ${tries} times meanwhile.`,
  );
}

const handedFor = (event: string, { userId, handed }: WatchItem): readonly Handed[] =>
  handed.filter((one) => one.event === event).map(({ noticeId }) => ({ userId, noticeId }));

const handedOf = ({ watch: { userId }, notices }: WatchChange): readonly Handed[] =>
  notices.map(({ id }) => ({ userId, noticeId: id }));

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
        return alike.flatMap((watch) => lookAtWatch(watch, { card: card.card, path }, how) ?? []);
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
