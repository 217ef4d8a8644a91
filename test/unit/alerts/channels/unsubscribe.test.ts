import { describe, expect, test } from "vitest";
import { sendCode, updateChannel, verifyChannel } from "#functions/alerts/channels/channels.ts";
import { endMails, endOfMails } from "#functions/alerts/channels/unsubscribe.ts";
import { unsubscribePage } from "#functions/alerts/mails/unsubscribe-page.ts";
import { channelPorts, user } from "#test/support/alerts/channel-ports.ts";
import { aChannel, aMailbox, toldBy } from "#test/support/alerts/channels.ts";

const token = "q".repeat(32);

async function given() {
  const { deps, channels, alerts, mails, codeIn } = channelPorts();
  const [mailbox, webhook] = [aMailbox(token), aChannel()];
  for (const one of [mailbox, webhook]) await channels.create(user, one, 9);
  const alert = toldBy([mailbox, webhook]);
  await alerts.create(user, alert, { most: 9 });
  return { deps, channels, alerts, mails, codeIn, mailbox, webhook, alert };
}

describe("[ALR-4] mails are ended without signing in", () => {
  test("all of them, by whoever has the token of one; a look changes nothing", async () => {
    const { deps, channels, mailbox } = await given();
    expect(await endOfMails({ token }, deps)).toEqual({
      ...{ address: "c…r@example.com", isOn: true },
    });
    expect((await channels.get(user, mailbox.id))?.state).toBe("on");
    expect((await endMails({ token }, deps)).isOn).toBe(false);
    expect(await channels.get(user, mailbox.id)).toMatchObject({
      ...{ state: "unverified", reason: expect.stringContaining("prove it again") },
    });
    const { version } = (await channels.get(user, mailbox.id)) ?? {};
    await endMails({ token }, deps);
    expect((await channels.get(user, mailbox.id))?.version).toBe(version);
  });

  test("for good: they go on once a code is given that was mailed there, and not because somebody switches them on", async () => {
    const { deps, channels, mailbox, mails, codeIn } = await given();
    const place = { userId: user, channelId: mailbox.id };
    const isOn = { place, change: { isOn: true }, ifMatch: undefined };
    await updateChannel({ ...isOn, change: { isOn: false } }, deps);
    await endMails({ token }, deps);
    await expect(updateChannel(isOn, deps)).rejects.toMatchObject({ code: "alerts.not_verified" });
    await sendCode(place, deps);
    await verifyChannel({ place, code: codeIn(mails.at(-1)) }, deps);
    const after = await channels.get(user, mailbox.id);
    expect(after).toMatchObject({ state: "on", health: { failures: 0 } });
    expect(after).not.toHaveProperty("reason");
  });

  test("those of one alert alone, which goes on to tell others", async () => {
    const { deps, channels, alerts, mailbox, webhook, alert } = await given();
    const asked = { token, alert: alert.id };
    expect(await endOfMails(asked, deps)).toMatchObject({
      ...{ isOn: true, line: "at or below 20.00 USD" },
    });
    expect((await endMails(asked, deps)).isOn).toBe(false);
    expect((await alerts.get(user, alert.id))?.channels).toEqual([webhook.id]);
    expect((await channels.get(user, mailbox.id))?.state).toBe("on");
    await endMails(asked, deps);
    expect((await alerts.get(user, alert.id))?.version).toBe(2);
  });

  test("by nobody else", async () => {
    const { deps } = await given();
    for (const call of [endOfMails, endMails]) {
      await expect(call({ token: "x".repeat(32) }, deps)).rejects.toMatchObject({
        code: "alerts.no_such_token",
      });
    }
  });

  test("by a page that has a button as long as there is something to end, and no script", () => {
    const open = unsubscribePage({ address: "<b>@example.com", isOn: true });
    expect(open).toContain('<form method="post"><button');
    expect(open).toContain("&lt;b&gt;@example.com");
    expect(open).not.toMatch(/<script|src=/);
    expect(unsubscribePage({ address: "c@example.com", isOn: false })).not.toContain("<form");
  });
});
