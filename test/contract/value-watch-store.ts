import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { AlertStore, ListedAlerts } from "#functions/alerts/alert/alert-store.ts";
import type { ValueWatchStore, WatchChange } from "#functions/alerts/watching/watch-store.ts";
import { Notice } from "#schemas/alerts/notice.ts";
import type { ValueWatchItem } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { aNotice } from "#test/support/alerts/notices.ts";
import { anAlert, aValueWatch } from "#test/support/alerts/watches.ts";
import { charizard } from "#test/support/collections/collections.ts";

/** What every ValueWatchStore promises, of what an AlertStore wrote. */
export function valueWatchStoreContract(
  name: string,
  stores: () => Promise<{
    readonly alerts: AlertStore;
    readonly watches: ValueWatchStore;
    /** Ids of what lies in an inbox. */
    readonly inbox: (userId: string) => Promise<readonly Ulid[]>;
  }>,
) {
  const collectionId = Ulid.parse(ulid());
  const set = async (alerts: AlertStore, userId: string, of: { collectionId?: Ulid } = {}) => {
    const alert = anAlert({ subject: { kind: "value", ...of } });
    const watch = aValueWatch({ userId, alertId: alert.id, ...of });
    expect(await alerts.create(userId, alert, { watch, most: 9 })).toBe("created");
    return { alert, watch };
  };
  const change = (
    watch: ValueWatchItem,
    notices: readonly Notice[] = [],
  ): WatchChange<ValueWatchItem> => ({
    ...{ watch, notices, event: "event" },
    standing: { ...watch.standing, side: "beyond", fired: notices.length },
  });
  const notice = (watch: ValueWatchItem) =>
    Notice.parse({
      ...aNotice(),
      id: ulid(),
      told: {
        ...{ kind: "fired", alertId: watch.alertId, number: 1, line: watch.line },
        ...{ currency: "USD", collection: { collectionId, name: "Binder" } },
        price: { amount: 1_900, day: "2026-02-02", amounts: { EUR: 1_700 } },
        before: { amount: 2_100, day: "2026-02-01" },
      },
    });

  describe(`${name} keeps what is watched of values`, () => {
    test("apart for each collection, for all that somebody owns, and for each user", async () => {
      const { alerts, watches } = await stores();
      const [ash, gary] = [randomUUID(), randomUUID()];
      const one = await set(alerts, ash, { collectionId });
      const two = await set(alerts, ash, { collectionId });
      const all = await set(alerts, ash);
      const theirs = await set(alerts, gary, { collectionId });
      const inOrder = [one.watch, two.watch].toSorted((a, b) => (a.alertId < b.alertId ? -1 : 1));
      expect(await watches.of({ userId: ash, collectionId })).toEqual(inOrder);
      expect(await watches.of({ userId: ash })).toEqual([all.watch]);
      expect(await watches.of({ userId: gary, collectionId })).toEqual([theirs.watch]);
      expect(await watches.of({ userId: gary })).toEqual([]);
      expect(await watches.again([one.watch, all.watch, aValueWatch()])).toHaveLength(2);
    });

    test("as its alert is: set anew, paused and deleted", async () => {
      const { alerts, watches } = await stores();
      const userId = randomUUID();
      const { alert, watch } = await set(alerts, userId);
      expect(await alerts.valueWatch(watch)).toEqual(watch);
      const anew = { ...watch, revision: Ulid.parse(ulid()) };
      const next = { ...alert, version: 2 };
      const asked = { version: 1, watch: anew };
      expect(await alerts.replace(userId, next, { ...asked, replaced: anew })).toBe("stale");
      expect(await alerts.replace(userId, next, { ...asked, replaced: watch })).toBe("saved");
      expect(await watches.of({ userId })).toEqual([anew]);
      const paused = { ...alert, version: 3, isPaused: true };
      expect(await alerts.replace(userId, paused, { version: 2, unwatched: watch })).toBe("saved");
      expect(await watches.of({ userId })).toEqual([]);
      const other = await set(alerts, userId);
      expect(await alerts.remove(userId, other.alert, other.watch)).toBe("removed");
      expect(await watches.of({ userId })).toEqual([]);
    });

    test("a change once, with what it fires: both or none of both", async () => {
      const { alerts, watches, inbox } = await stores();
      const userId = randomUUID();
      const { watch } = await set(alerts, userId, { collectionId });
      const { watch: other } = await set(alerts, userId, { collectionId });
      const [first, second] = [notice(watch), notice(watch)];
      expect(await watches.keep([change(watch, [first]), change(other)])).toEqual([]);
      const late = change(watch, [second]);
      expect(await watches.keep([late])).toEqual([late]);
      expect(await inbox(userId)).toEqual([first.id]);
      const [kept] = await watches.again([watch]);
      expect(kept).toMatchObject({
        standing: { side: "beyond", fired: 1 },
        handed: [{ event: "event", noticeId: first.id }],
      });
      expect(kept?.revision).not.toBe(watch.revision);
      expect(await watches.again([other])).toMatchObject([{ standing: { fired: 0 }, handed: [] }]);
    });

    test("of many that have fired often, as after weeks in which nobody looked", async () => {
      const { alerts, watches } = await stores();
      const userId = randomUUID();
      const all: ValueWatchItem[] = [];
      for (let at = 0; at < 30; at += 1) {
        const alert = anAlert({ subject: { kind: "value" } });
        const watch = aValueWatch({ userId, alertId: alert.id });
        expect(await alerts.create(userId, alert, { watch, most: 99 })).toBe("created");
        all.push(watch);
      }
      const often = all.map((one) =>
        change(
          one,
          Array.from({ length: 5 }, () => notice(one)),
        ),
      );
      expect(await watches.keep(often)).toEqual([]);
      const kept = await watches.again(all);
      expect(kept.map(({ handed }) => handed.length)).toEqual(all.map(() => 5));
    });

    test("and lists alerts on a collection's value and on its cards together", async () => {
      const { alerts } = await stores();
      const userId = randomUUID();
      const { alert } = await set(alerts, userId, { collectionId });
      await set(alerts, userId);
      await set(alerts, userId, { collectionId: Ulid.parse(ulid()) });
      const onCards = anAlert({ subject: { kind: "collection", collectionId } });
      await alerts.create(userId, onCards, { most: 9 });
      const listed = async (asked: ListedAlerts) => {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await alerts.list(userId, { limit: 9, cursor, ...asked });
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return ids;
      };
      const both = [alert.id, onCards.id].toSorted().toReversed();
      expect(await listed({ collectionId })).toEqual(both);
      expect(await listed({ collectionId, printingId: charizard })).toEqual([]);
    });
  });
}
