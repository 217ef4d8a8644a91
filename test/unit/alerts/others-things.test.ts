import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { deleteAlert } from "#functions/alerts/alert/delete-alert.ts";
import { getAlert, listAlerts } from "#functions/alerts/alert/get-alert.ts";
import { updateAlert } from "#functions/alerts/alert/update-alert.ts";
import * as channels from "#functions/alerts/channels/channels.ts";
import { createChannel } from "#functions/alerts/channels/create-channel.ts";
import { tryChannel } from "#functions/alerts/channels/try-channel.ts";
import { endMails, endOfMails } from "#functions/alerts/channels/unsubscribe.ts";
import {
  getNotice,
  listNotices,
  readNotices,
  updateNotice,
} from "#functions/alerts/inbox/inbox.ts";
import { Ulid } from "#schemas/values.ts";
import { memoryNoticeStore } from "#test/fakes/memory-notice-store.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { channelPorts, user } from "#test/support/alerts/channel-ports.ts";
import { aNotice } from "#test/support/alerts/notices.ts";
import { anAlert } from "#test/support/alerts/watches.ts";
import { series } from "#test/support/prices/priced-card.ts";

const stranger = "stranger";
const ifMatch = undefined;

describe("[API-5] whoever knows the id of somebody else's", () => {
  test("channel does nothing with it, and learns no more than of one that there is not", async () => {
    const { deps, mails, told } = channelPorts();
    const given = { kind: "webhook", url: "https://hooks.example/cards" } as const;
    const { channel } = await createChannel({ userId: user, given }, deps);
    const before = await deps.channels.get(user, channel.id);
    const answers = async (channelId: Ulid) => {
      const place = { userId: stranger, channelId };
      const all = [
        () => channels.getChannel(place, deps),
        () => channels.updateChannel({ place, change: { isOn: false }, ifMatch }, deps),
        () => channels.deleteChannel({ place, ifMatch: [1] }, deps),
        () => channels.rotateSecret(place, deps),
        () => channels.sendCode(place, deps),
        () => channels.verifyChannel({ place, code: "000000" }, deps),
        () => tryChannel(place, deps),
      ];
      const outcomes = await Promise.allSettled(all.map((one) => one()));
      return outcomes.map((one) => (one.status === "rejected" ? one.reason.code : "done"));
    };
    const missing = Array(7).fill("alerts.channel_missing");
    expect(await answers(channel.id)).toEqual(missing);
    expect(await answers(Ulid.parse(ulid()))).toEqual(missing);
    expect(await deps.channels.get(user, channel.id)).toEqual(before);
    expect([mails, told, await channels.listChannels(stranger, deps)]).toEqual([[], [], []]);
  });

  test("alert does nothing with it, also by the link in a mail of their own", async () => {
    const { deps } = alertPorts(series({}, 2_300));
    const { alert } = await createAlert({ userId: user, given: asked() }, deps);
    const before = await deps.alerts.get(user, alert.id);
    const place = { userId: stranger, alertId: alert.id };
    const code = "alerts.no_such_alert";
    await expect(getAlert(place, deps)).rejects.toMatchObject({ code });
    const change = { isPaused: true };
    await expect(updateAlert({ place, change, ifMatch }, deps)).rejects.toMatchObject({ code });
    await expect(deleteAlert({ place, ifMatch }, deps)).rejects.toMatchObject({ code });
    expect((await listAlerts({ userId: stranger, limit: 9 }, deps)).items).toEqual([]);
    expect(await deps.alerts.get(user, alert.id)).toEqual(before);

    const mail = channelPorts();
    const own = await createChannel({ userId: stranger, given: { kind: "email" } }, mail.deps);
    const stored = await mail.channels.get(stranger, own.channel.id);
    const url = stored?.to.kind === "email" ? stored.to.unsubscribe.url : "";
    const theirs = { ...anAlert(), channels: [own.channel.id] };
    await mail.alerts.create(user, theirs, { most: 9 });
    const end = { token: url.slice(url.lastIndexOf("/") + 1), alert: theirs.id };
    expect(await endOfMails(end, mail.deps)).not.toHaveProperty("line");
    expect(await endMails(end, mail.deps)).toMatchObject({ isOn: false });
    expect(await endMails(end, mail.deps)).toMatchObject({ isOn: false });
    expect(await mail.alerts.get(user, theirs.id)).toEqual(theirs);
    expect((await mail.channels.get(stranger, own.channel.id))?.state).toBe("on");
  });

  test("notice does nothing with it", async () => {
    const notices = memoryNoticeStore();
    const notice = aNotice();
    await notices.add(user, notice);
    const deps = { notices, clock: () => new Date(notice.at) };
    const place = { userId: stranger, noticeId: notice.id };
    const code = "alerts.no_such_notice";
    await expect(getNotice(place, deps)).rejects.toMatchObject({ code });
    const change = { isArchived: true };
    await expect(updateNotice({ ...place, change }, deps)).rejects.toMatchObject({ code });
    await expect(readNotices(place, deps)).rejects.toMatchObject({ code });
    const { page } = await listNotices({ userId: stranger, state: "all", limit: 9 }, deps);
    expect([page.items, await notices.get(user, notice.id)]).toEqual([[], notice]);
  });
});
