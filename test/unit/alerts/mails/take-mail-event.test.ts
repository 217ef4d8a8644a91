import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import { takeMailEvent } from "#functions/alerts/mails/take-mail-event.ts";
import { MailEvent } from "#schemas/messages/mail-event.ts";
import { Ulid } from "#schemas/values.ts";
import { aFiring, aMailbox, toldBy } from "#test/support/alerts/channels.ts";
import { tellingWorld, user } from "#test/support/alerts/telling-world.ts";

const start = "2026-08-22T21:00:00.000Z";

async function given() {
  const world = tellingWorld(start);
  const mailbox = aMailbox();
  const alert = toldBy([mailbox]);
  const notice = aFiring(alert);
  await world.given(alert, [mailbox], [notice]);
  const event = (eventType: string, more: object = {}) =>
    MailEvent.parse({
      eventType,
      mail: {
        ...{ messageId: "m", timestamp: start },
        tags: {
          user: [user],
          channel: [mailbox.id],
          notice: [notice.id],
          "ses:from-domain": ["x"],
        },
      },
      ...more,
    });
  const take = (one: MailEvent) => takeMailEvent(one, world.deps);
  return { world, mailbox, notice, event, take };
}

describe("[ALR-4] what is said of mails", () => {
  test("one that was sent is not sent again by whoever finds a claim whose worker died", async () => {
    const { world, mailbox, notice, event, take } = await given();
    const place = { userId: user, noticeId: notice.id };
    await world.memory.telling.keep([
      {
        ...{ ...place, before: {} },
        after: {
          [mailbox.id]: {
            ...{ state: "sending", at: start, attempts: 1, revision: Ulid.parse(ulid()) },
            until: "2026-08-22T21:15:00.000Z",
          },
        },
      },
    ]);
    world.fire(notice);
    await world.run("2026-08-22T21:10:00.000Z");
    await take(event("Send"));
    await take(event("Delivery"));
    await world.run();
    expect(world.heard).toEqual([]);
    expect(world.deliveryOf(notice, mailbox)).toMatchObject({ state: "sent", attempts: 1 });
  });

  test.each([
    [
      "Bounce",
      { bounce: { bounceType: "Permanent" } },
      "The address takes no mails: it bounced for good.",
    ],
    ["Complaint", {}, "Its owner has called our mails spam."],
  ])("a %s switches the channel off, and the inbox says so once", async (type, more, reason) => {
    const { world, mailbox, event, take } = await given();
    for (let copy = 0; copy < 3; copy += 1) await take(event(type, more));
    expect(await world.channels.get(user, mailbox.id)).toMatchObject({ state: "off", reason });
    expect(world.channels.notices.map(({ notice }) => notice.told)).toEqual([
      { kind: "channel_off", channelId: mailbox.id, reason },
    ]);
  });

  test("a full mailbox, and mails of others, change nothing", async () => {
    const { world, mailbox, event, take } = await given();
    await take(event("Bounce", { bounce: { bounceType: "Transient" } }));
    await take(
      MailEvent.parse({
        eventType: "Bounce",
        mail: { messageId: "m" },
        bounce: { bounceType: "Permanent" },
      }),
    );
    expect((await world.channels.get(user, mailbox.id))?.state).toBe("on");
    expect(world.channels.notices).toEqual([]);
  });
});
