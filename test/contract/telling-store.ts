import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { DigestStore } from "#functions/alerts/telling/digest-store.ts";
import type { DueStore } from "#functions/alerts/telling/later.ts";
import type { TellingStore } from "#functions/alerts/telling/telling-store.ts";
import type { Alert } from "#schemas/alerts/alert.ts";
import { type AlertSettings, usualAlertSettings } from "#schemas/alerts/settings.ts";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import {
  type ChannelItem,
  dueBucketOf,
  type NoticeItem,
  type StoredDelivery,
} from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { aChannel, aFiring, toldBy } from "#test/support/alerts/channels.ts";

interface Told {
  readonly telling: TellingStore;
  readonly digests: DigestStore;
  readonly due: DueStore;
  put(userId: string, notice: NoticeItem): Promise<void>;
  setAlert(userId: string, alert: Alert): Promise<void>;
  setSettings(userId: string, settings: AlertSettings): Promise<void>;
  addChannel(userId: string, channel: ChannelItem): Promise<void>;
}

const at = "2026-08-22T21:00:00.000Z";
const delivery = (state: StoredDelivery["state"], more: Partial<StoredDelivery> = {}) =>
  ({ state, at, attempts: 1, revision: Ulid.parse(ulid()), ...more }) satisfies StoredDelivery;

/** What stores promise by which channels are told. */
export function tellingStoreContract(name: string, stores: () => Promise<Told>) {
  const filled = async () => {
    const kept = await stores();
    const user = randomUUID();
    const channels = [aChannel(), aChannel()];
    const alert = toldBy(channels);
    const notice = aFiring(alert);
    for (const channel of channels) await kept.addChannel(user, channel);
    await kept.setAlert(user, alert);
    await kept.put(user, notice);
    const [first, second] = channels;
    if (!first || !second) throw new Error("There are two.");
    return { ...kept, user, alert, notice, first, second };
  };

  describe(`${name} knows who is told of what`, () => {
    test("[ALR-4] a notice is read with all that decides who is told of it, once", async () => {
      const { telling, user, alert, notice, first, second, setSettings } = await filled();
      const place = { userId: user, noticeId: notice.id };
      const channels = new Map([first, second].map((one) => [one.id, one]));
      const known = { userId: user, notice, alert, channels };
      const none = { userId: randomUUID(), noticeId: notice.id };
      expect(await telling.read([place, place, none])).toEqual([
        { ...known, settings: usualAlertSettings },
      ]);
      const settings = { ...usualAlertSettings, isPaused: true };
      await setSettings(user, settings);
      expect(await telling.read([place])).toEqual([{ ...known, settings }]);
      expect(await telling.channel(user, first.id)).toEqual({ channel: first, settings });
      expect(await telling.channel(randomUUID(), first.id)).toEqual({
        ...{ channel: undefined, settings: usualAlertSettings },
      });
      expect(await telling.notices(user, [notice.id, notice.id])).toEqual([notice]);
    });

    test("[ALR-2] of those who claim a delivery, one gets it; another channel's is no matter", async () => {
      const { telling, user, notice, first, second } = await filled();
      const place = { userId: user, noticeId: notice.id };
      const change = (id: Ulid, state: StoredDelivery["state"], before = {}) => ({
        ...{ ...place, before, after: { [id]: delivery(state) } },
      });
      const claims = [change(first.id, "sending"), change(first.id, "sending")];
      const [mine, theirs] = claims;
      if (!mine || !theirs) throw new Error("There are two.");
      expect(await telling.keep([mine])).toEqual([]);
      expect(await telling.keep([theirs])).toEqual([theirs]);
      expect(await telling.keep([change(second.id, "dropped")])).toEqual([]);
      const mark = change(first.id, "sent", mine.after);
      expect(await telling.keep([mark])).toEqual([]);
      const late = change(first.id, "failed", mine.after);
      expect(await telling.keep([late])).toEqual([late]);
      const [stored] = await telling.notices(user, [notice.id]);
      expect(stored?.deliveries[first.id]).toEqual(mark.after[first.id]);
      expect(stored?.deliveries[second.id]?.state).toBe("dropped");
      expect(await telling.keep([{ ...mine, noticeId: Ulid.parse(ulid()) }])).toHaveLength(1);
    });

    test("of many changes those are lost that somebody was before, and no others", async () => {
      const { telling, user, put, alert, first } = await filled();
      const notices = Array.from({ length: 30 }, (_none, minutes) => aFiring(alert, minutes));
      for (const one of notices) await put(user, one);
      const changes = notices.map(({ id }) => ({
        ...{ userId: user, noticeId: id, before: {}, after: { [first.id]: delivery("sending") } },
      }));
      const taken = changes.filter((_one, index) => index % 7 === 3);
      for (const { after: _mine, ...one } of taken) {
        await telling.keep([{ ...one, after: { [first.id]: delivery("sent") } }]);
      }
      expect(await telling.keep(changes)).toEqual(taken);
      const stored = await telling.notices(
        user,
        notices.map(({ id }) => id),
      );
      const states = stored.map(({ deliveries }) => deliveries[first.id]?.state);
      expect(states.filter((state) => state === "sent")).toHaveLength(taken.length);
      expect(states.filter((state) => state === "sending")).toHaveLength(30 - taken.length);
    });

    test("what waits for a digest is there until it is settled", async () => {
      const { digests, user, first, second } = await filled();
      const place = { userId: user, channelId: first.id };
      const waits = Array.from({ length: 5 }, (_none, index) => ({
        ...{ noticeId: Ulid.parse(ulid(Date.parse(at) + index)), until: at },
      }));
      for (const one of waits) await digests.wait(place, one);
      expect(await digests.waiting(place, 9)).toEqual(waits);
      expect(await digests.waiting(place, 2)).toEqual(waits.slice(0, 2));
      expect(await digests.waiting({ ...place, channelId: second.id }, 9)).toEqual([]);
      const ids = waits.map(({ noticeId }) => noticeId);
      await digests.settle(place, ids.slice(0, 4));
      const [, , , , last] = waits;
      if (!last) throw new Error("There are five.");
      const later = { ...last, until: "2026-08-24T08:00:00.000Z" };
      await digests.wait(place, later);
      expect(await digests.waiting(place, 9)).toEqual([later]);
    });

    test("[ALR-2] of those who begin a digest, one does", async () => {
      const { digests, user, first } = await filled();
      const place = { userId: user, channelId: first.id };
      const item = (lastAt: string) => ({ lastAt, revision: Ulid.parse(ulid()) });
      const [mine, theirs, next] = [item(at), item(at), item("2026-08-23T21:00:00.000Z")];
      expect(await digests.get(place)).toBeUndefined();
      expect(await digests.keep(place, mine, undefined)).toBe("kept");
      expect(await digests.keep(place, theirs, undefined)).toBe("overtaken");
      expect(await digests.get(place)).toEqual(mine);
      expect(await digests.keep(place, next, theirs)).toBe("overtaken");
      expect(await digests.keep(place, next, mine)).toBe("kept");
      expect(await digests.get(place)).toEqual(next);
    });

    test("what is due lies in its five minutes once, and what was swept is remembered", async () => {
      const { due, user, first } = await filled();
      // Nobody else's, in a table that others use.
      const start = Date.parse("2031-01-01T00:00:00.000Z") + Math.floor(Math.random() * 1e6) * 3e5;
      const moment = (ms: number) => new Date(start + ms);
      const notices = Array.from(
        { length: 5 },
        (): ToTell => ({
          ...{ version: 1, userId: user, noticeId: Ulid.parse(ulid()) },
        }),
      );
      const digest: ToTell = { version: 1, userId: user, channelId: first.id };
      for (const message of [...notices, digest, digest]) await due.put(message, moment(1_000));
      await due.put(digest, moment(300_000));
      const bucket = dueBucketOf(moment(0));
      const all: ToTell[] = [];
      let after: string | undefined;
      do {
        const page = await due.page(bucket, after);
        all.push(...page.items.map(({ message }) => message));
        expect(page.items.every((one) => one.at.getTime() === moment(1_000).getTime())).toBe(true);
        after = page.next;
      } while (after !== undefined);
      expect(all).toHaveLength(6);
      expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(6);
      expect((await due.page(bucket + 1)).items).toEqual([
        { message: digest, at: moment(300_000) },
      ]);
      await due.advance(bucket);
      await due.advance(bucket - 3);
      expect(await due.cursor()).toBe(bucket);
    });
  });
}
