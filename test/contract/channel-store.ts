import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { ChannelStore } from "#functions/alerts/channels/channel-store.ts";
import { tokenHashOf } from "#functions/alerts/channels/destination.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import { type Sha256, Ulid } from "#schemas/values.ts";
import { requestNote } from "#shared/kernel/idempotency.ts";
import { aChannel, aMailbox } from "#test/support/alerts/channels.ts";

interface Kept {
  readonly channels: ChannelStore;
  /** What lies in somebody's inbox under an id. */
  noticeOf(userId: string, id: Ulid): Promise<Notice | undefined>;
}

/** What every ChannelStore promises. */
export function channelStoreContract(name: string, store: () => Promise<Kept>) {
  const next = (channel: ReturnType<typeof aChannel>, change = {}) => ({
    ...{ ...channel, ...change, version: channel.version + 1 },
  });

  describe(`${name} keeps channels`, () => {
    test("[API-5] a channel is its user's alone", async () => {
      const { channels } = await store();
      const [user, other] = [randomUUID(), randomUUID()];
      const channel = aChannel();
      expect(await channels.create(user, channel, 9)).toBe("created");
      expect(await channels.get(user, channel.id)).toEqual(channel);
      expect(await channels.get(other, channel.id)).toBeUndefined();
      expect(await channels.list(other)).toEqual([]);
      expect(await channels.known(other, [channel.id])).toEqual(new Set());
      expect(await channels.replace(other, next(channel))).toBe("stale");
      expect(await channels.remove(other, channel)).toBe("stale");
      expect(await channels.get(user, channel.id)).toEqual(channel);
    });

    test("[ALR-4] there are as many as may be, and room for one more where one is gone", async () => {
      const { channels } = await store();
      const user = randomUUID();
      const [first, second, third] = [aChannel(), aChannel(), aChannel()];
      for (const one of [first, second]) await channels.create(user, one, 2);
      expect(await channels.create(user, third, 2)).toBe("refused");
      expect(await channels.get(user, third.id)).toBeUndefined();
      expect(await channels.remove(user, first)).toBe("removed");
      expect(await channels.create(user, third, 2)).toBe("created");
      const ids = [second.id, third.id];
      expect((await channels.list(user)).map(({ id }) => id)).toEqual(ids.toSorted().reverse());
      expect(await channels.known(user, [first.id, ...ids])).toEqual(new Set(ids));
    });

    test("[API-3] a key makes one channel, and it is known which", async () => {
      const { channels } = await store();
      const user = randomUUID();
      const [first, second] = [aChannel(), aChannel()];
      const note = requestNote("key", { kind: "webhook" });
      if (!note) throw new Error("There is a key.");
      expect(await channels.made(user, note.keyHash)).toBeUndefined();
      expect(await channels.create(user, first, 9, note)).toBe("created");
      expect(await channels.create(user, second, 9, note)).toBe("refused");
      const made = { channelId: first.id, requestHash: note.requestHash };
      expect(await channels.made(user, note.keyHash)).toEqual(made);
      expect((await channels.list(user)).map(({ id }) => id)).toEqual([first.id]);
    });

    test("a change for another version changes nothing", async () => {
      const { channels, noticeOf } = await store();
      const user = randomUUID();
      const channel = aChannel();
      await channels.create(user, channel, 9);
      const off = next(channel, { state: "off", reason: "It is gone." });
      const notice = ofChannel(channel.id);
      expect(await channels.replace(user, { ...off, version: 3 }, notice)).toBe("stale");
      expect(await noticeOf(user, notice.id)).toBeUndefined();
      expect(await channels.replace(user, off, notice)).toBe("saved");
      expect(await channels.get(user, channel.id)).toEqual(off);
      expect(await noticeOf(user, notice.id)).toEqual(notice);
      expect(await channels.remove(user, channel)).toBe("stale");
    });

    test("[ALR-4] mails of a day are counted, for a user and to an address, and so many at most", async () => {
      const { channels } = await store();
      const [user, other] = [randomUUID(), randomUUID()];
      const [first, second] = [tokenHashOf(randomUUID()), tokenHashOf(randomUUID())];
      const most = { ofUser: 3, toAddress: 2 };
      const count = (userId: string, addressHash: Sha256, day = "2026-08-22") =>
        channels.countMail({ userId, addressHash, day }, most);
      expect(await count(user, first)).toBe("counted");
      expect(await count(other, first)).toBe("counted");
      expect(await count(user, first)).toBe("too_many");
      // What was refused is not counted.
      for (let at = 0; at < 2; at += 1) expect(await count(user, second)).toBe("counted");
      expect(await count(user, tokenHashOf("third"))).toBe("too_many");
      expect(await count(user, first, "2026-08-23")).toBe("counted");
    });

    test("[ALR-4] the hash of a token names the channel until that is gone", async () => {
      const { channels } = await store();
      const user = randomUUID();
      const token = randomUUID().replaceAll("-", "");
      const mailbox = aMailbox(token);
      await channels.create(user, mailbox, 9);
      expect(await channels.ofToken(tokenHashOf(token))).toEqual({
        ...{ userId: user, channelId: mailbox.id },
      });
      expect(await channels.ofToken(tokenHashOf("another"))).toBeUndefined();
      await channels.remove(user, mailbox);
      expect(await channels.ofToken(tokenHashOf(token))).toBeUndefined();
    });
  });
}

const ofChannel = (channelId: Ulid): Notice => ({
  ...{ id: Ulid.parse(ulid()), at: "2026-08-22T21:00:00.000Z" },
  told: { kind: "channel_off", channelId, reason: "It is gone." },
  ...{ isRead: false, isArchived: false, deliveries: [] },
});
