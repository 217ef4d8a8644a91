import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { AlertStore } from "#functions/alerts/alert/alert-store.ts";
import { Alert } from "#schemas/alerts/alert.ts";
import { requestNote } from "#shared/kernel/idempotency.ts";
import { anAlert, aWatch } from "#test/support/alerts/watches.ts";
import { movedTo } from "#test/support/requests/cursors.ts";

/** What every AlertStore promises. */
export function alertStoreContract(name: string, store: () => Promise<AlertStore>) {
  const most = 3;
  /** An alert with what is watched for it. */
  const pair = (change: Partial<Alert> = {}) => {
    const alert = anAlert(change);
    const { subject } = alert;
    const watched = subject.kind === "card" ? subject : {};
    return { alert, watch: aWatch({ alertId: alert.id, ...watched }) };
  };
  const on = (number: string) =>
    Alert.shape.subject.parse({
      ...{ kind: "card", printingId: `pokemon:en:base1-${number}` },
      ...{ variant: "holo", state: "near_mint" },
    });

  /** Ids on all pages, whatever these hold. */
  const listed = async (alerts: AlertStore, user: string, limit: number, more: object = {}) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await alerts.list(user, { limit, cursor, ...more });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return ids;
  };

  describe(`${name} keeps alerts`, () => {
    test("an alert is its user's alone, and is watched from then on", async () => {
      const [alerts, user] = [await store(), randomUUID()];
      const { alert, watch } = pair();
      expect(await alerts.create(user, alert, { watch, most })).toBe("created");
      expect(await alerts.get(user, alert.id)).toEqual(alert);
      expect(await alerts.watch(watch)).toEqual(watch);
      expect(await alerts.get(randomUUID(), alert.id)).toBeUndefined();
      expect(await alerts.count(user)).toBe(1);
      expect(await alerts.count(randomUUID())).toBe(0);
    });

    test("[API-3] a key makes one alert, and is remembered when that is gone", async () => {
      const [alerts, user] = [await store(), randomUUID()];
      const note = requestNote("key", { a: 1 });
      if (!note) throw new Error("There is a key.");
      const [first, second] = [pair(), pair()];
      expect(await alerts.create(user, first.alert, { watch: first.watch, note, most })).toBe(
        "created",
      );
      expect(await alerts.create(user, second.alert, { watch: second.watch, note, most })).toBe(
        "refused",
      );
      expect([await alerts.watch(second.watch), await alerts.count(user)]).toEqual([undefined, 1]);
      const made = { alertId: first.alert.id, requestHash: note.requestHash };
      expect(await alerts.made(user, note.keyHash)).toEqual(made);
      expect(await alerts.made(randomUUID(), note.keyHash)).toBeUndefined();
      expect(await alerts.remove(user, first.alert, first.watch)).toBe("removed");
      expect(await alerts.made(user, note.keyHash)).toEqual(made);
      expect(await alerts.create(user, second.alert, { note, most })).toBe("refused");
    });

    test("no user has more than may be, however many come at once", async () => {
      const [alerts, user] = [await store(), randomUUID()];
      const all = Array.from({ length: 5 }, () => pair());
      await Promise.all(all.map(({ alert, watch }) => alerts.create(user, alert, { watch, most })));
      expect(await alerts.count(user)).toBeLessThanOrEqual(most);
      const there = await listed(alerts, user, 9);
      expect(there).toHaveLength(await alerts.count(user));
      for (const { alert, watch } of all) {
        const isThere = there.includes(alert.id);
        expect((await alerts.watch(watch)) !== undefined).toBe(isThere);
      }
    });

    test("of what has changed meanwhile nothing is replaced or removed", async () => {
      const [alerts, user] = [await store(), randomUUID()];
      const { alert, watch } = pair();
      await alerts.create(user, alert, { watch, most });
      const paused = { ...alert, version: 2, isPaused: true };
      expect(await alerts.replace(user, paused, { version: 1, unwatched: watch })).toBe("saved");
      expect([await alerts.get(user, alert.id), await alerts.watch(watch)]).toEqual([
        paused,
        undefined,
      ]);
      expect(await alerts.replace(user, paused, { version: 1, watch })).toBe("stale");
      expect(await alerts.watch(watch)).toBeUndefined();
      expect(await alerts.remove(user, alert, watch)).toBe("stale");
      const going = { ...alert, version: 3 };
      expect(await alerts.replace(user, going, { version: 2, watch })).toBe("saved");
      expect(await alerts.watch(watch)).toEqual(watch);
      const looked = aWatch({ ...watch, revision: Alert.shape.id.parse(ulid()) });
      const last = { ...going, version: 4 };
      const change = { version: 3, watch: looked };
      for (const replaced of [undefined, looked]) {
        expect(await alerts.replace(user, last, { ...change, replaced })).toBe("stale");
      }
      expect([await alerts.get(user, alert.id), await alerts.watch(watch)]).toEqual([going, watch]);
      expect(await alerts.replace(user, last, { ...change, replaced: watch })).toBe("saved");
      expect(await alerts.watch(watch)).toEqual(looked);
      expect(await alerts.remove(user, last, watch)).toBe("removed");
      expect([await alerts.get(user, alert.id), await alerts.watch(watch)]).toEqual([
        undefined,
        undefined,
      ]);
      expect(await alerts.count(user)).toBe(0);
      expect(await alerts.replace(user, last, { version: 4 })).toBe("stale");
    });

    test("lists are newest first, of one card where that is asked for, on however many pages", async () => {
      const [alerts, user] = [await store(), randomUUID()];
      const made: string[] = [];
      for (const [at, number] of ["4", "5", "4", "44"].entries()) {
        const { alert, watch } = pair({ id: ulid(at + 1) as Alert["id"], subject: on(number) });
        await alerts.create(user, alert, { watch, most: 9 });
        made.unshift(alert.id);
      }
      const subject = on("4");
      const ofCard = subject.kind === "card" ? { printingId: subject.printingId } : {};
      for (const limit of [1, 3, 100]) {
        expect(await listed(alerts, user, limit)).toEqual(made);
        expect(await listed(alerts, user, limit, ofCard)).toEqual([made[1], made[3]]);
      }
    });

    test("[API-4] a cursor of another list, or that was altered, is refused", async () => {
      const [alerts, user] = [await store(), randomUUID()];
      for (const { alert, watch } of [pair(), pair()]) {
        await alerts.create(user, alert, { watch, most });
      }
      const { nextCursor } = await alerts.list(user, { limit: 1 });
      const code = "request.bad_cursor";
      await expect(
        alerts.list(randomUUID(), { limit: 1, cursor: nextCursor }),
      ).rejects.toMatchObject({ code });
      for (const place of ["", "x".repeat(2_000), 7, null]) {
        await expect(
          alerts.list(user, { limit: 1, cursor: movedTo(place, nextCursor) }),
        ).rejects.toMatchObject({ code });
      }
    });
  });
}
