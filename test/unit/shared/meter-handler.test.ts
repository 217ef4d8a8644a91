import { describe, expect, test } from "vitest";
import { meterHandler } from "#shared/events/meter-handler.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

const occasion = { id: "event-1", time: "2026-11-25T05:00:00Z", "detail-type": "Scheduled Event" };

describe("a meter", () => {
  test("logs what it measured, for the event that called it", async () => {
    const handler = meterHandler(
      async () => 7,
      async (letters) => ({ letters }),
    );
    expect(await logLines(() => handler(occasion))).toMatchObject([
      { message: "measured", letters: 7, correlationId: "event-1" },
    ]);
  });

  test("fails with what it could not measure, so that Lambda calls it again", async () => {
    const handler = meterHandler(
      async () => {
        throw new Error("SQS is away");
      },
      async () => ({}),
    );
    await expect(handler(occasion)).rejects.toThrow("SQS is away");
  });
});
