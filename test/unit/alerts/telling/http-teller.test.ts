import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { httpTeller } from "#functions/alerts/telling/http-teller.ts";
import { messageId } from "#functions/alerts/telling/teller.ts";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { aChannel, aFiring, aMailbox, secret, toldBy } from "#test/support/alerts/channels.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

/** A receiver that keeps what it is sent, and what tells it. */
async function receiving(status: number, headers: Record<string, string> = {}) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const { origin } = await loopbackServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status, headers).end("thank you");
    });
  });
  const teller = (alsoAllowed: readonly string[]) =>
    httpTeller(guardedClient({ userAgent: "cardlake-test", alsoAllowed }), {
      ...{ mailer: undefined, clock: () => new Date() },
    });
  const to = { kind: "webhook", url: `${origin}/cards?key=hidden`, secrets: [{ secret }] } as const;
  const channel = aChannel({ to: { ...to, secrets: [{ secret }] } });
  const notice = aFiring(toldBy([channel]));
  if (notice.told.kind !== "fired") throw new Error("It fired.");
  const content = { kind: "fired", notice: { ...notice, told: notice.told } } as const;
  return { received, origin, teller, channel, content };
}

describe("[ALR-4] a webhook", () => {
  test("is sent what happened, signed so that a receiver's library takes it", async () => {
    const { received, origin, teller, channel, content } = await receiving(204);
    const told = await teller([origin]).tell("u", channel, content);
    expect(told).toMatchObject({ attempt: { outcome: "answered", status: 204 } });
    const [one] = received;
    if (!one) throw new Error("Nothing came.");
    const headers = Object.fromEntries(
      Object.entries(one.headers).map(([name, value]) => [name, String(value)]),
    );
    expect(headers["webhook-id"]).toBe(messageId(channel, content));
    expect(new Webhook(secret).verify(one.body, headers)).toMatchObject({
      ...{ type: "alert.fired", timestamp: content.notice.at },
      data: { noticeId: content.notice.id, price: { amount: 990 }, currency: "USD" },
    });
  });

  test("of another network than the public one is not asked, where nobody allows it", async () => {
    const { received, teller, channel, content } = await receiving(204);
    const told = await teller([]).tell("u", channel, content);
    expect(told.attempt).toEqual({ outcome: "refused" });
    expect(received).toEqual([]);
    expect(told.sentence).not.toContain("hidden");
  });

  test("that is busy says for how long", async () => {
    const { origin, teller, channel, content } = await receiving(429, { "retry-after": "7" });
    const told = await teller([origin]).tell("u", channel, content);
    expect(told).toEqual({
      ...{ attempt: { outcome: "answered", status: 429, waitMs: 7_000 }, receiver: "standard" },
      sentence: "It answered 429.",
    });
  });
});

test("a mailbox is not told where nobody sends mails", async () => {
  const { teller, content } = await receiving(204);
  const told = await teller([]).tell("u", aMailbox(), content);
  expect(told).toMatchObject({ attempt: { outcome: "refused" } });
});
