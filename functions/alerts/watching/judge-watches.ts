import type { AnyWatchItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { KeptWatches, WatchChange } from "./watch-store.ts";

/** A notice that channels are to be told of. */
export interface Handed {
  readonly userId: string;
  readonly noticeId: Ulid;
}

export interface HandOver {
  /** Has channels told; may be told of a notice twice. */
  readonly handOver: (notices: readonly Handed[]) => Promise<void>;
}

export interface Judged {
  readonly watched: number;
  readonly fired: number;
}

/** How watches are judged, of cards or of values. */
export interface Judging<Watch extends AnyWatchItem> {
  readonly event: string;
  /** What a look at these comes to, by what is known of their prices now. */
  readonly changesOf: (watches: readonly Watch[]) => Promise<readonly WatchChange<Watch>[]>;
  readonly store: KeptWatches<Watch> & {
    again(watches: readonly Watch[]): Promise<readonly Watch[]>;
  };
}

/** As often others may change a watch meanwhile: an event, a change of its owner's. */
const tries = 8;

/**
 * Judges watches for an event, writes what has changed, and has channels told of what fired. Repeated for the same event it finds nothing new, and has
 * those told again whose notices it stored: who died in between has told nobody.
 *
 * @throws MessageError `transient` when others changed the same watches too often
 */
export async function judgeWatches<Watch extends AnyWatchItem>(
  watches: readonly Watch[],
  judging: Judging<Watch>,
  { handOver }: HandOver,
): Promise<Judged> {
  const repeated = watches.flatMap((watch) => handedFor(judging.event, watch));
  const fired = await judgeAll(watches, judging, { handOver });
  await handOver([...repeated, ...fired]);
  return { watched: watches.length, fired: fired.length };
}

async function judgeAll<Watch extends AnyWatchItem>(
  all: readonly Watch[],
  { event, changesOf, store }: Judging<Watch>,
  { handOver }: HandOver,
): Promise<readonly Handed[]> {
  const fired: Handed[] = [];
  let left = all;
  for (let at = 0; at < tries && left.length > 0; at += 1) {
    const changes = await changesOf(left);
    const overtaken = new Set(await store.keep(changes));
    fired.push(...changes.filter((one) => !overtaken.has(one)).flatMap(handedOf));
    if (overtaken.size === 0) return fired;
    left = await store.again([...overtaken].map(({ watch }) => watch));
    // What was read a second late may hide that this very event was here before, and died.
    fired.push(...left.flatMap((watch) => handedFor(event, watch)));
  }
  if (left.length === 0) return fired;
  await handOver(fired);
  throw new MessageError(
    "transient",
    `${left.length} watches were changed ${tries} times meanwhile.`,
  );
}

const handedFor = (event: string, { userId, handed }: AnyWatchItem): readonly Handed[] =>
  handed.filter((one) => one.event === event).map(({ noticeId }) => ({ userId, noticeId }));

const handedOf = ({ watch: { userId }, notices }: WatchChange<AnyWatchItem>): readonly Handed[] =>
  notices.map(({ id }) => ({ userId, noticeId: id }));
