import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { rotateSecret } from "#functions/alerts/channels/channels.ts";
import { createChannel } from "#functions/alerts/channels/create-channel.ts";
import type { Content } from "#functions/alerts/telling/teller.ts";
import { requestTo } from "#functions/alerts/webhooks/request-to.ts";
import { Ulid } from "#schemas/values.ts";
import { channelPorts, user } from "#test/support/alerts/channel-ports.ts";

const given = { kind: "webhook", url: "https://hooks.example/cards" } as const;
const content: Content = {
  ...{ kind: "test", id: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4"), at: "2026-08-22T21:00:00.000Z" },
};

/** Whether a receiver that has this secret takes a message that is sent now. */
const takes = (secret: string | undefined, request: ReturnType<typeof requestTo>): boolean => {
  try {
    new Webhook(secret ?? "").verify(request.body, { ...request.headers });
    return true;
  } catch {
    return false;
  }
};

describe("[ALR-4] a webhook's secret is changed", () => {
  test("without a gap: each of those before is enough for a day, also where it is asked again because the answer was lost", async () => {
    const { deps, channels } = channelPorts();
    const { channel, secret: first } = await createChannel({ userId: user, given }, deps);
    const place = { userId: user, channelId: channel.id };
    // Receivers judge by their own clock.
    const clock = () => new Date();
    const { secret: second } = await rotateSecret(place, { ...deps, clock });
    const requestAt = async (at: Date) => {
      const stored = await channels.get(user, channel.id);
      if (!stored) throw new Error("It is there.");
      return requestTo(stored, content, at);
    };
    const soon = await requestAt(new Date());
    expect([first, second].map((secret) => takes(secret, soon))).toEqual([true, true]);
    const dayAfter = await requestAt(new Date(Date.now() + 24 * 3_600_000 + 1_000));
    expect(dayAfter.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    const { secret: third } = await rotateSecret(place, { ...deps, clock });
    const again = await requestAt(new Date());
    expect([first, second, third].map((secret) => takes(secret, again))).toEqual([
      ...[true, true, true],
    ]);
    const newest = [third];
    for (let times = 0; times < 4; times += 1) {
      newest.push((await rotateSecret(place, { ...deps, clock })).secret);
    }
    const many = await requestAt(new Date());
    expect(many.headers["webhook-signature"]?.split(" ")).toHaveLength(5);
    expect([second, ...newest].map((secret) => takes(secret, many))).toEqual([
      ...[false, true, true, true, true, true],
    ]);
    const later = () => new Date(Date.now() + 25 * 3_600_000);
    await rotateSecret(place, { ...deps, clock: later });
    expect((await channels.get(user, channel.id))?.to).toMatchObject({
      secrets: [expect.anything(), { secret: newest.at(-1) }],
    });
    const to = (await channels.get(user, channel.id))?.to;
    expect(to?.kind === "webhook" && to.secrets).toHaveLength(2);
  });

  test("no other kind has one", async () => {
    const { deps } = channelPorts();
    const { channel } = await createChannel({ userId: user, given: { kind: "email" } }, deps);
    await expect(rotateSecret({ userId: user, channelId: channel.id }, deps)).rejects.toMatchObject(
      {
        code: "request.invalid",
      },
    );
  });
});
