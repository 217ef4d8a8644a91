import type { SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { sqsLater } from "#functions/alerts/telling/sqs-later.ts";
import { sqsNotices } from "#functions/alerts/telling/sqs-notices.ts";
import { sqsToTell } from "#functions/alerts/telling/sqs-to-tell.ts";
import { tellNotices } from "#functions/alerts/telling/tell-notices.ts";
import { Ulid } from "#schemas/values.ts";
import { memoryDueStore } from "#test/fakes/memory-due-store.ts";
import { aChannel, aFiring, toldBy } from "#test/support/alerts/channels.ts";
import { tellingWorld, user } from "#test/support/alerts/telling-world.ts";

const start = "2026-08-22T21:00:00.000Z";
const noticeId = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
const url = "https://sqs.example/notices";

function aQueue() {
  const owners: (string | undefined)[] = [];
  const sqs = {
    async send({ input: { Entries = [] } }: SendMessageBatchCommand) {
      owners.push(...Entries.map(({ MessageGroupId }) => MessageGroupId));
      return {};
    },
  };
  return { sqs: sqs as never, owners };
}

describe("[ALR-3] whoever has a receiver that takes its time does not hold up others:", () => {
  test("each message to the queue says whose it is, at first and again", async () => {
    const { sqs, owners } = aQueue();
    await sqsNotices(
      sqs,
      url,
    )([
      { userId: "ash", noticeId },
      { userId: "misty", noticeId },
    ]);
    const later = sqsLater(sqs, url, { due: memoryDueStore(), clock: () => new Date(start) });
    await later.at({ version: 1, userId: "ash", noticeId }, new Date(start));
    await later.at({ version: 1, userId: "misty", channelId: noticeId }, new Date(start));
    // As a sweep hands over what was due.
    await sqsToTell(sqs, url)([{ message: { version: 1, userId: "brock", noticeId } }]);
    expect(owners).toEqual(["ash", "misty", "ash", "misty", "brock"]);
  });

  test("of a batch all are told side by side, those beside a slow one at once", async () => {
    const world = tellingWorld(start);
    const channels = Array.from({ length: 10 }, () => aChannel());
    const [slow] = channels;
    const firings = await Promise.all(
      channels.map(async (channel) => {
        const alert = toldBy([channel]);
        const notice = aFiring(alert);
        await world.given(alert, [channel], [notice]);
        return notice;
      }),
    );
    let answers = () => {};
    const answered = new Promise<void>((resolve) => (answers = resolve));
    const { teller } = world.deps;
    const telling = tellNotices(
      firings.map(({ id }) => ({ userId: user, noticeId: id })),
      {
        ...world.deps,
        teller: {
          async tell(userId, channel, content) {
            if (channel.id === slow?.id) await answered;
            return teller.tell(userId, channel, content);
          },
        },
      },
    );
    await expect.poll(() => world.heard.length).toBe(9);
    expect(world.heard.map(({ channelId }) => channelId)).not.toContain(slow?.id);
    answers();
    expect((await telling).map(({ sent }) => sent)).toEqual(Array(10).fill(1));
    expect(world.heard).toHaveLength(10);
  });
});
