import { describe, expect, test } from "vitest";
import { markNotices } from "#functions/alerts/telling/mark-notices.ts";
import { usualAlertSettings } from "#schemas/alerts/settings.ts";
import { aChannel, aFiring, toldBy } from "#test/support/alerts/channels.ts";
import { tellingWorld, user } from "#test/support/alerts/telling-world.ts";

const start = "2026-08-22T21:00:00.000Z";

async function worldOf(count: number) {
  const world = tellingWorld(start);
  const channel = aChannel();
  const alert = toldBy([channel], { delivery: "digest" });
  const notices = Array.from({ length: count }, (_none, minute) => aFiring(alert, minute));
  await world.given(alert, [channel], notices);
  return { world, channel, alert, notices };
}

describe("[ALR-4] a digest", () => {
  test.each([1, 20, 200])("tells of %s notices in one message, the newest first", async (count) => {
    const { world, channel, notices } = await worldOf(count);
    for (const notice of notices) world.fire(notice, notice.at);
    await world.run("2026-08-23T07:59:00.000Z");
    expect(world.heard).toEqual([]);
    await world.run();
    expect(world.heard.map(({ at }) => at.toISOString())).toEqual(["2026-08-23T08:00:00.000Z"]);
    const [{ content } = { content: undefined }] = world.heard;
    if (content?.kind !== "digest") throw new Error("It was no digest.");
    expect(content.notices.map(({ id }) => id)).toEqual(notices.map(({ id }) => id).toReversed());
    for (const notice of notices) {
      expect(world.deliveryOf(notice, channel)).toMatchObject({ state: "sent", attempts: 1 });
    }
    expect(await world.memory.digests.waiting({ userId: user, channelId: channel.id }, 9)).toEqual(
      [],
    );
  });

  test("comes once a day, with what has fired since the one before", async () => {
    const { world, notices } = await worldOf(3);
    const [first, second, third] = notices;
    if (!first || !second || !third) throw new Error("There are three.");
    world.fire(first);
    world.fire(second, "2026-08-23T08:00:00.001Z");
    world.fire(third, "2026-08-23T20:00:00.000Z");
    await world.run();
    expect(world.heard.map(({ at }) => at.toISOString())).toEqual([
      ...["2026-08-23T08:00:00.000Z", "2026-08-24T08:00:00.000Z"],
    ]);
    const told = world.heard.map(({ content }) =>
      content.kind === "digest" ? content.notices.map(({ id }) => id) : [],
    );
    expect(told).toEqual([[first.id], [third.id, second.id]]);
  });

  test("of a channel that is off by then tells nobody, and says so on each notice", async () => {
    const { world, channel, notices } = await worldOf(2);
    for (const notice of notices) world.fire(notice);
    await world.run("2026-08-23T01:00:00.000Z");
    await world.channels.replace(user, { ...channel, state: "off", version: 2 });
    await world.run();
    expect(world.heard).toEqual([]);
    for (const notice of notices) {
      expect(world.deliveryOf(notice, channel)).toMatchObject({
        ...{ state: "dropped", reason: "The channel is off." },
      });
    }
  });

  test("tells nothing of an alert that was deleted while it waited, or names the channel no more", async () => {
    const { world, channel, alert, notices } = await worldOf(2);
    const other = toldBy([channel], { delivery: "digest" });
    const kept = aFiring(other, 5);
    await world.given(other, [], [kept]);
    for (const notice of [...notices, kept]) world.fire(notice);
    await world.run("2026-08-23T01:00:00.000Z");
    world.memory.removeAlert(user, alert);
    await world.run();
    const told = world.heard.map(({ content }) =>
      content.kind === "digest" ? content.notices.map(({ id }) => id) : [],
    );
    expect(told).toEqual([[kept.id]]);
    for (const notice of notices) {
      const reason = "The alert has been deleted.";
      expect(world.deliveryOf(notice, channel)).toMatchObject({ state: "dropped", reason });
    }
    const late = aFiring(other, 9);
    await world.given({ ...other, channels: [] }, [], [late]);
    const place = { userId: user, channelId: channel.id };
    await world.memory.digests.wait(place, { noticeId: late.id, until: late.at });
    await world.memory.digests.keep(
      place,
      { revision: late.id },
      await world.memory.digests.get(place),
    );
    world.send({ version: 1, ...place });
    await world.run();
    expect(world.heard).toHaveLength(1);
    const reason = "The alert names it no more.";
    expect(world.deliveryOf(late, channel)).toMatchObject({ state: "dropped", reason });
    expect(await world.memory.digests.waiting(place, 9)).toEqual([]);
  });

  test("waits for the end of quiet hours that were set meanwhile", async () => {
    const { world, notices } = await worldOf(1);
    for (const notice of notices) world.fire(notice);
    await world.run("2026-08-23T01:00:00.000Z");
    world.setSettings({ ...usualAlertSettings, quietHours: { from: "22:00", to: "09:30" } });
    await world.run();
    expect(world.heard.map(({ at }) => at.toISOString())).toEqual(["2026-08-23T09:30:00.000Z"]);
  });

  test("that somebody put a notice into too late tells of it the day after", async () => {
    const { world, channel, notices } = await worldOf(2);
    const [first, late] = notices;
    if (!first || !late) throw new Error("There are two.");
    world.fire(first);
    await world.run("2026-08-23T08:00:01.000Z");
    const place = { userId: user, channelId: channel.id };
    await world.memory.digests.wait(place, {
      ...{ noticeId: late.id, until: "2026-08-23T08:00:00.000Z" },
    });
    world.send({ version: 1, ...place });
    await world.run();
    expect(world.heard.map(({ at }) => at.toISOString())).toEqual([
      ...["2026-08-23T08:00:00.000Z", "2026-08-24T08:00:00.000Z"],
    ]);
    expect(world.deliveryOf(late, channel)).toMatchObject({ state: "sent" });
  });

  test("whose message comes a moment too early comes again at its time", async () => {
    const { world, channel, notices } = await worldOf(1);
    const [notice] = notices;
    if (!notice) throw new Error("There is one.");
    const place = { userId: user, channelId: channel.id };
    const until = "2026-08-22T21:00:00.250Z";
    await world.memory.digests.wait(place, { noticeId: notice.id, until });
    world.send({ version: 1, ...place });
    await world.run();
    expect(world.heard.map(({ at }) => at.toISOString())).toEqual([until]);
  });

  test("tells nothing of what an earlier one has told", async () => {
    const { world, channel, notices } = await worldOf(2);
    const [told, left] = notices;
    if (!told || !left) throw new Error("There are two.");
    const place = { userId: user, channelId: channel.id };
    const sent = { state: "sent", at: start, attempts: 1, revision: told.id } as const;
    await world.memory.telling.keep([
      { userId: user, noticeId: told.id, before: {}, after: { [channel.id]: sent } },
    ]);
    for (const { id } of notices) {
      await world.memory.digests.wait(place, { noticeId: id, until: start });
    }
    world.send({ version: 1, ...place });
    await world.run();
    const [{ content } = { content: undefined }] = world.heard;
    expect(content?.kind === "digest" && content.notices.map(({ id }) => id)).toEqual([left.id]);
    expect(world.heard).toHaveLength(1);
    expect(await world.memory.digests.waiting(place, 9)).toEqual([]);
  });

  test("leaves what a notice says for good", async () => {
    const { world, channel, notices } = await worldOf(1);
    const [notice] = notices;
    if (!notice) throw new Error("There is one.");
    const place = { userId: user, channelId: channel.id };
    const before = { state: "dropped", at: start, attempts: 0, revision: notice.id } as const;
    await world.memory.telling.keep([
      { userId: user, noticeId: notice.id, before: {}, after: { [channel.id]: before } },
    ]);
    const delivery = { state: "sent", at: start, attempts: 1 } as const;
    await markNotices(place, { noticeIds: [notice.id], delivery }, world.deps);
    expect(world.deliveryOf(notice, channel)).toEqual(before);
  });
});
