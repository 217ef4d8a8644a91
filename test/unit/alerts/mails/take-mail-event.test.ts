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
  ])(
    "after a %s the address is to be proven again, and the inbox says so once",
    async (type, more, reason) => {
      const { world, mailbox, event, take } = await given();
      for (let copy = 0; copy < 3; copy += 1) await take(event(type, more));
      expect(await world.channels.get(user, mailbox.id)).toMatchObject({
        state: "unverified",
        reason,
      });
      expect(world.channels.notices.map(({ notice }) => notice.told)).toEqual([
        { kind: "channel_off", channelId: mailbox.id, reason },
      ]);
    },
  );

  test.each([
    [
      "Bounce",
      { bounce: { bounceType: "Permanent" } },
      "The mail bounced: the address takes no mails.",
    ],
    [
      "Bounce",
      { bounce: { bounceType: "Transient" } },
      "The mail bounced: the mailbox did not take it.",
    ],
    ["Reject", {}, "The mail was not sent: it was rejected."],
  ])(
    "[ALR-5] a %s says of its notice that it was not delivered, in whatever order words come",
    async (type, more, reason) => {
      for (const others of [["Send"], [type, "Send"], ["Send", "Delivery", type]]) {
        const { world, mailbox, notice, event, take } = await given();
        world.fire(notice);
        await world.run();
        expect(world.deliveryOf(notice, mailbox)).toMatchObject({ state: "sent", attempts: 1 });
        for (const one of [type, ...others]) await take(event(one, more));
        const delivery = world.deliveryOf(notice, mailbox);
        expect(delivery).toMatchObject({ state: "failed", attempts: 1, reason });
      }
    },
  );

  test("[ALR-5] a digest that bounces says so of each notice in it, also once it is put away, until the next one is told", async () => {
    const { world, mailbox, take } = await given();
    const alert = toldBy([mailbox], { delivery: "digest" });
    const [first, second] = [aFiring(alert), aFiring(alert)];
    await world.given(alert, [mailbox], [first, second]);
    for (const one of [first, second]) world.fire(one);
    await world.run();
    const digest = world.heard.at(-1)?.content;
    if (digest?.kind !== "digest") throw new Error("A digest was told.");
    const of = (id: string) =>
      MailEvent.parse({
        ...{ eventType: "Bounce", bounce: { bounceType: "Transient" } },
        mail: {
          messageId: "m",
          tags: { user: [user], channel: [mailbox.id], digest: [id] },
        },
      });
    const states = () => [first, second].map((one) => world.deliveryOf(one, mailbox)?.state);
    expect(states()).toEqual(["sent", "sent"]);
    await take(of(Ulid.parse(ulid())));
    expect(states()).toEqual(["sent", "sent"]);
    for (let copy = 0; copy < 2; copy += 1) await take(of(digest.id));
    expect(states()).toEqual(["failed", "failed"]);
  });

  test("what others say by the same names is none of ours", async () => {
    const { take, world, mailbox } = await given();
    const lies = [
      { user: ["x"], channel: ["newsletter"] },
      { user: [user], channel: [] },
      { user: [user], channel: ["__proto__"], notice: ["constructor"] },
      { user: [""], channel: [mailbox.id] },
    ];
    for (const tags of lies) {
      for (const eventType of ["Send", "Bounce", "Complaint"]) {
        const bounce = { bounceType: "Permanent" };
        const event = MailEvent.parse({ eventType, mail: { messageId: "m", tags }, bounce });
        expect(await take(event)).toEqual({ outcome: "none of ours" });
      }
    }
    const odd = { user: [user], channel: [mailbox.id], notice: ["odd"], digest: ["odd"] };
    const event = { eventType: "Send", mail: { messageId: "m", tags: odd } };
    expect(await take(MailEvent.parse(event))).toEqual({ outcome: "sent" });
    expect((await world.channels.get(user, mailbox.id))?.state).toBe("on");
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
