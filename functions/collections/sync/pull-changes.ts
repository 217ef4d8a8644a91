import { decodeTime, encodeTime } from "ulid";
import type { SyncedCollection, SyncedItem } from "#schemas/collections/sync.ts";
import { changeSeconds, settlingSeconds } from "#schemas/storage/collection-changes.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import { syncExpired } from "../errors.ts";
import type { PullPorts } from "./pulling.ts";
import { readAll } from "./read-all.ts";
import { readLog } from "./read-log.ts";
import { SyncPlace } from "./sync-cursor.ts";

/** What a device is told at once. */
export interface Pulled {
  readonly collections: readonly SyncedCollection[];
  readonly items: readonly SyncedItem[];
  /** Where the next reading goes on. */
  readonly cursor: string;
  /** Whether there is more by now. */
  readonly hasMore: boolean;
}

/** Readers have a day left to come back for what the log is about to forget. */
const goodForMs = (changeSeconds - 86_400) * 1000;

/**
 * What has become of a user's collections since a cursor [COL-6]; without one, all that there is. Each thing is told as it is now, with its version:
 * told twice, it says nothing new, and what is told of the last 35 seconds is told again, since a write that began before may have ended after.
 *
 * @throws DomainError `request.bad_cursor`, `collections.sync_expired` for a cursor of more than 29 days
 */
export async function pullChanges(
  { userId, cursor, limit }: AskedChanges,
  ports: PullPorts,
): Promise<Pulled> {
  const list = `sync|${userId}`;
  const nowMs = ports.clock().getTime();
  const settled = encodeTime(nowMs - settlingSeconds * 1000);
  const given = positionIn(list, cursor, SyncPlace);
  if (given && timeOf(given.floor) < nowMs - goodForMs) throw syncExpired();
  const place: SyncPlace = given ?? { floor: settled, all: {}, whole: [] };
  const step =
    place.all !== undefined || place.whole.length > 0
      ? await readAll({ userId, limit, place }, ports)
      : await readLog({ userId, limit, place, settled }, ports);
  const { collections, items, next, isEnd } = step;
  return { collections, items, cursor: cursorAt(list, next), hasMore: !isEnd };
}

export interface AskedChanges {
  readonly userId: string;
  readonly cursor?: string | undefined;
  /** Items, more or less: what one write did is told at once. */
  readonly limit: number;
}

/** Of the first ten letters of a ULID. */
const timeOf = (moment: string): number => decodeTime(`${moment}${"0".repeat(16)}`);
