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
  test("without a gap: for a day either is enough, and the one before the last never", async () => {
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
      ...[false, true, true],
    ]);
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
