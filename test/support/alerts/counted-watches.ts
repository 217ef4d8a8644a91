import { marshall } from "@aws-sdk/util-dynamodb";
import { Item, itemSize, readUnits, writeUnits } from "#bin/cost/counting/item-size.ts";
import type { WatchChange, WatchStore } from "#functions/alerts/watching/watch-store.ts";
import { newNotice, noticeKey, type WatchItem, watchKey } from "#schemas/storage/alert-items.ts";

/** Bytes of an item as DynamoDB counts them. */
export const bytesOf = (item: object): number =>
  itemSize(Item.parse(marshall(item, { removeUndefinedValues: true })));

/** Sizes of watches as they were read: most are read again each night, and written seldom. */
const sizes = new WeakMap<WatchItem, number>();
function bytesOfWatch(watch: WatchItem): number {
  const bytes = sizes.get(watch) ?? bytesOf({ ...watchKey(watch), ...watch });
  sizes.set(watch, bytes);
  return bytes;
}

/** The same watches, whose reads and writes are counted as DynamoDB bills them. */
export function countedWatches(watches: WatchStore) {
  const counts = { calls: 0, readUnits: 0, writeUnits: 0, writes: 0, fired: 0, read: 0 };
  const countWrite = ({ watch, standing, notices }: WatchChange) => {
    const units = writeUnits(bytesOfWatch({ ...watch, standing }));
    const ofNotices = notices.map((notice) =>
      writeUnits(bytesOf({ ...noticeKey(watch.userId, notice.id), ...newNotice(notice) })),
    );
    counts.writes += 1;
    counts.fired += notices.length;
    // A transaction costs twice as much.
    counts.writeUnits +=
      notices.length === 0 ? units : 2 * (units + ofNotices.reduce((sum, one) => sum + one, 0));
  };
  const counted: WatchStore = {
    ...watches,
    async page(...asked) {
      const page = await watches.page(...asked);
      const bytes = page.watches.reduce((sum, watch) => sum + bytesOfWatch(watch), 0);
      counts.calls += 1;
      counts.read += page.watches.length;
      counts.readUnits += readUnits(bytes, false);
      return page;
    },
    async again(names) {
      const found = await watches.again(names);
      counts.calls += 1;
      for (const watch of found) counts.readUnits += readUnits(bytesOfWatch(watch), true);
      return found;
    },
    async keep(changes) {
      counts.calls += 1;
      for (const change of changes) countWrite(change);
      return watches.keep(changes);
    },
  };
  return { watches: counted, counts };
}
