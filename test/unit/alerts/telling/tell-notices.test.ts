import { describe, expect, test } from "vitest";
import { tellNotices } from "#functions/alerts/telling/tell-notices.ts";
import { usualAlertSettings } from "#schemas/alerts/settings.ts";
import { aChannel, aFiring, aMailbox, toldBy } from "#test/support/alerts/channels.ts";
import { tellingWorld, user } from "#test/support/alerts/telling-world.ts";

const start = "2026-08-22T21:00:00.000Z";
const ok = { outcome: "answered", status: 200 } as const;
const broken = { outcome: "answered", status: 503 } as const;

test("[ALR-2] whoever was overtaken for one channel does not forget the others", async () => {
  const world = tellingWorld(start);
  const channels = [aChannel(), aChannel()];
  const alert = toldBy(channels);
  const notice = aFiring(alert);
  await world.given(alert, channels, [notice]);
  const [first, second] = channels;
  if (!first || !second) throw new Error("There are two.");
  const { read } = world.memory.telling;
  let isFirst = true;
  const telling = {
    ...world.memory.telling,
    // Somebody says that the first was told, after this was read.
    read: async (places: Parameters<typeof read>[0]) => {
      const states = await read(places);
      if (!isFirst) return states;
      isFirst = false;
      const sent = { state: "sent", at: notice.at, attempts: 1, revision: notice.id } as const;
      const place = { userId: user, noticeId: notice.id };
      await world.memory.telling.keep([{ ...place, before: {}, after: { [first.id]: sent } }]);
      return states;
    },
  };
  await tellNotices([{ userId: user, noticeId: notice.id }], { ...world.deps, telling });
  expect(world.heard).toEqual([]);
  await world.run();
  expect(world.heard.map(({ channelId }) => channelId)).toEqual([second.id]);
});

describe("[ALR-4] what fires is told", () => {
  test("to each channel that the alert names, at once, and the inbox says so", async () => {
    const world = tellingWorld(start);
    const channels = [aChannel(), aChannel()];
    const alert = toldBy(channels);
    const notice = aFiring(alert);
    await world.given(alert, [...channels, aChannel()], [notice]);
    world.fire(notice);
    await world.run();
    expect(world.heard.map(({ channelId }) => channelId).toSorted()).toEqual(
      channels.map(({ id }) => id).toSorted(),
    );
    for (const channel of channels) {
      expect(world.deliveryOf(notice, channel)).toMatchObject({ state: "sent", attempts: 1 });
    }
  });

  test("after quiet hours, once", async () => {
    const world = tellingWorld(start);
    const channel = aChannel();
    const alert = toldBy([channel]);
    const notice = aFiring(alert);
    await world.given(alert, [channel], [notice]);
    world.setSettings({ ...usualAlertSettings, quietHours: { from: "20:00", to: "07:00" } });
    world.fire(notice);
    world.fire(notice, "2026-08-22T22:00:00.000Z");
    await world.run("2026-08-23T06:59:00.000Z");
    expect(world.heard).toEqual([]);
    expect(world.deliveryOf(notice, channel)).toMatchObject({
      ...{ state: "waiting", until: "2026-08-23T07:00:00.000Z" },
    });
    await world.run();
    expect(world.heard.map(({ at }) => at.toISOString())).toEqual(["2026-08-23T07:00:00.000Z"]);
  });

  test("to no channel while everything is paused, and not later either", async () => {
    const world = tellingWorld(start);
    const channel = aChannel();
    const alert = toldBy([channel]);
    const notice = aFiring(alert);
    await world.given(alert, [channel], [notice]);
    world.setSettings({ ...usualAlertSettings, isPaused: true });
    world.fire(notice);
    await world.run();
    world.setSettings(usualAlertSettings);
    world.fire(notice);
    await world.run();
    expect(world.heard).toEqual([]);
    expect(world.deliveryOf(notice, channel)).toMatchObject({
      ...{ state: "dropped", reason: "Everything is paused." },
    });
  });

  test("again and again under the same id until it is taken", async () => {
    let tries = 0;
    const world = tellingWorld(start, {
      answer: () => {
        tries += 1;
        return tries < 5 ? broken : ok;
      },
    });
    const channel = aChannel();
    const alert = toldBy([channel]);
    const notice = aFiring(alert);
    await world.given(alert, [channel], [notice]);
    world.fire(notice);
    await world.run();
    const sinceMs = world.heard.map(({ at }) => at.getTime() - Date.parse(start));
    expect(sinceMs).toEqual([0, 5_000, 305_000, 2_105_000, 9_305_000]);
    expect(new Set(world.heard.map(({ id }) => id)).size).toBe(1);
    expect(world.deliveryOf(notice, channel)).toMatchObject({ state: "sent", attempts: 5 });
    expect((await world.channels.get(user, channel.id))?.health).toEqual({ failures: 0 });
  });

  test("no more than for a day and a half to a receiver that takes nothing", async () => {
    const world = tellingWorld(start, { answer: () => broken });
    const channel = aChannel();
    const alert = toldBy([channel]);
    const notice = aFiring(alert);
    await world.given(alert, [channel], [notice]);
    world.fire(notice);
    await world.run();
    expect(world.heard).toHaveLength(8);
    expect(world.deliveryOf(notice, channel)).toMatchObject({ state: "failed", attempts: 8 });
    expect((await world.channels.get(user, channel.id))?.state).toBe("on");
  });

  test("nobody any more once a receiver says that it is gone; the inbox says so, once", async () => {
    const world = tellingWorld(start, { answer: () => ({ outcome: "answered", status: 410 }) });
    const channel = aChannel();
    const alert = toldBy([channel]);
    const notices = [aFiring(alert), aFiring(alert, 1), aFiring(alert, 2)];
    await world.given(alert, [channel], notices);
    for (const notice of notices) world.fire(notice);
    await world.run();
    expect(await world.channels.get(user, channel.id)).toMatchObject({
      ...{ state: "off", reason: "It wants nothing any more: It said something." },
    });
    expect(world.channels.notices.map(({ notice: { told } }) => told.kind)).toEqual([
      "channel_off",
    ]);
    const late = aFiring(alert, 3);
    world.memory.put(user, late);
    const before = world.heard.length;
    world.fire(late);
    await world.run();
    expect(world.heard).toHaveLength(before);
    expect(world.deliveryOf(late, channel)).toMatchObject({ state: "dropped" });
  });

  test("nobody any more once nothing has reached a channel for five days", async () => {
    const world = tellingWorld(start, { answer: () => broken });
    const channel = aChannel();
    const alert = toldBy([channel]);
    const notices = Array.from({ length: 6 }, (_none, day) => aFiring(alert, day * 1_440));
    await world.given(alert, [channel], notices);
    for (const notice of notices) world.fire(notice, notice.at);
    await world.run();
    expect((await world.channels.get(user, channel.id))?.state).toBe("off");
    expect(world.channels.notices).toHaveLength(1);
  });

  test("a mail whose sender died after a quarter of an hour only", async () => {
    let isToDie = false;
    const world = tellingWorld(start, {
      answer: () => {
        isToDie = true;
        return ok;
      },
      dies: () => {
        const now = isToDie;
        isToDie = false;
        return now;
      },
    });
    const mailbox = aMailbox();
    const alert = toldBy([mailbox]);
    const notice = aFiring(alert);
    await world.given(alert, [mailbox], [notice]);
    world.fire(notice);
    await world.run("2026-08-22T21:14:00.000Z");
    expect(world.heard).toHaveLength(1);
    expect(world.deliveryOf(notice, mailbox)).toMatchObject({ state: "sending" });
    await world.run("2026-08-22T21:16:00.000Z");
    expect(world.heard).toHaveLength(2);
  });
});
