import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedWaitMs } from "#functions/alerts/webhooks/asked-wait.ts";
import { type Attempt, meaningOf, type Receiver } from "#functions/alerts/webhooks/attempt.ts";
import { healthAfter, isGivenUp, sound } from "#functions/alerts/webhooks/endpoint-health.ts";
import { afterAttempt, waitsMs } from "#functions/alerts/webhooks/retry-schedule.ts";

const now = new Date("2026-02-01T12:00:00Z");
const hourMs = 3_600_000;
const answered = (status: number, waitMs?: number): Attempt => ({
  ...{ outcome: "answered", status, waitMs },
});
const failed: Attempt = { outcome: "failed" };
const never = () => 0;

const receivers: fc.Arbitrary<Receiver> = fc.constantFrom("standard", "discord", "telegram");
const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc.constant(failed),
  fc.constant<Attempt>({ outcome: "refused" }),
  fc
    .tuple(fc.integer({ min: 100, max: 599 }), fc.option(fc.double({ noNaN: true })))
    .map(([status, waitMs]) => answered(status, waitMs ?? undefined)),
);

describe("[ALR-4] a try", () => {
  test.each([
    ...[200, 201, 202, 204, 299].map((status) => [status, "delivered"] as const),
    ...[100, 301, 302, 304, 307, 400, 401, 403, 404, 408, 500, 502, 503, 504].map(
      (status) => [status, "failed"] as const,
    ),
    ...([
      [410, "gone"],
      [429, "busy"],
    ] as const),
  ])("that is answered with %i has %s", (status, meaning) => {
    expect(meaningOf(answered(status), "standard")).toBe(meaning);
  });

  test("that reaches nobody, or is not made, has failed", () => {
    expect(meaningOf(failed, "standard")).toBe("failed");
    expect(meaningOf({ outcome: "refused" }, "standard")).toBe("failed");
  });

  test.each(["discord", "telegram"] as const)(
    "shows that %s knows nobody there any more",
    (one) => {
      const statuses = [200, 400, 401, 403, 404, 410, 429, 500];
      expect(statuses.filter((status) => meaningOf(answered(status), one) === "gone")).toEqual([
        ...[401, 403, 404, 410],
      ]);
    },
  );
});

describe("[ALR-4] after a try that failed", () => {
  const step = (attempt: Attempt, tries = 1, random = never) =>
    afterAttempt(attempt, { receiver: "standard", tries, now }, random);
  const waitMs = (...given: Parameters<typeof step>) => {
    const next = step(...given);
    return next.step === "retry" ? next.at.getTime() - now.getTime() : undefined;
  };

  test("the next comes as the specification's example has it, for more than a day", () => {
    let at = now;
    const seconds: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const next = afterAttempt(failed, { receiver: "standard", tries, now: at }, never);
      if (next.step !== "retry") {
        expect(next).toEqual({ step: "give_up" });
        break;
      }
      at = next.at;
      seconds.push((at.getTime() - now.getTime()) / 1000);
    }
    expect(seconds).toEqual([5, 305, 2105, 9305, 27_305, 63_305, 113_705]);
  });

  test("nothing follows once it was delivered, or once nobody wants it", () => {
    expect(step(answered(204))).toEqual({ step: "done" });
    expect(step(answered(410))).toEqual({ step: "disable" });
    expect(step(answered(204), 8)).toEqual({ step: "done" });
    expect(step(answered(410), 8)).toEqual({ step: "disable" });
  });

  test("a receiver that asks to be left alone longer is, up to six hours", () => {
    expect(waitMs(answered(503, 60_000))).toBe(60_000);
    expect(waitMs(answered(429, 1000))).toBe(5000);
    expect(waitMs(answered(429, 400 * hourMs))).toBe(6 * hourMs);
    expect(waitMs(answered(429, 6 * hourMs), 7)).toBe(14 * hourMs);
  });

  test("waits are up to a tenth longer, so that not all come at once", () => {
    expect(waitMs(failed, 1, () => 0.5)).toBe(5250);
    expect(waitMs(failed, 4, () => 0.999_999)).toBeLessThanOrEqual(2.2 * hourMs);
  });

  test("whatever happens, it ends: eight tries, none at once, all within three days", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(attempts, random)), receivers, (story, receiver) => {
        let at = now;
        let tries = 0;
        for (const [attempt, chance] of story) {
          tries += 1;
          const next = afterAttempt(attempt, { receiver, tries, now: at }, () => chance);
          if (next.step !== "retry") break;
          expect(next.at.getTime() - at.getTime()).toBeGreaterThanOrEqual(waitsMs[tries - 1] ?? 0);
          at = next.at;
        }
        expect(tries).toBeLessThanOrEqual(8);
        expect(at.getTime() - now.getTime()).toBeLessThan(72 * hourMs);
      }),
    );
  });
});

describe("[ALR-4] a webhook is given up", () => {
  const days = (count: number) => new Date(now.getTime() + count * 24 * hourMs);
  const healthOf = (story: readonly (readonly [day: number, Attempt])[]) =>
    story.reduce(
      (health, [day, attempt]) =>
        healthAfter(health, attempt, { receiver: "standard", now: days(day) }),
      sound,
    );
  const failing = (from: number, to: number, count: number) =>
    Array.from(
      { length: count },
      (_, at) => [from + ((to - from) * at) / (count - 1), failed] as const,
    );

  test("when it has failed for five days and ten times, and not before", () => {
    expect(isGivenUp(healthOf(failing(0, 5, 10)), days(5))).toBe(true);
    expect(isGivenUp(healthOf(failing(0, 5, 9)), days(5))).toBe(false);
    expect(isGivenUp(healthOf(failing(0, 4.99, 10)), days(4.99))).toBe(false);
    expect(isGivenUp(sound, days(100))).toBe(false);
  });

  test("not if it took a single message meanwhile", () => {
    const story = [...failing(0, 4, 10), [4.1, answered(200)], ...failing(4.2, 6, 10)] as const;
    expect(isGivenUp(healthOf(story), days(6))).toBe(false);
    expect(healthOf([...failing(0, 4, 10), [4.1, answered(204)]])).toEqual(sound);
  });

  test("not for being busy, which is neither a failure nor a success", () => {
    const busy = Array.from({ length: 50 }, (_, at) => [at / 5, answered(429)] as const);
    expect(healthOf(busy)).toEqual(sound);
    const between = [...failing(0, 3, 5), [3.5, answered(429)], ...failing(4, 5, 5)] as const;
    expect(isGivenUp(healthOf(between), days(5))).toBe(true);
  });

  test("whatever the order in which failures become known", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }),
        fc.func(fc.integer()),
        (moments, key) => {
          const story = moments.map((day) => [day, failed] as const);
          const shuffled = story.toSorted((a, b) => key(a[0]) - key(b[0]));
          expect(healthOf(shuffled)).toEqual(healthOf(story));
        },
      ),
    );
  });
});

describe("[ALR-4] how long a receiver asks to be left alone", () => {
  test.each([
    [
      "Discord, in seconds with parts",
      undefined,
      '{"message":"…","retry_after":1.337,"global":false}',
      1337,
    ],
    [
      "Telegram, beside what went wrong",
      undefined,
      '{"ok":false,"error_code":429,"parameters":{"retry_after":35}}',
      35_000,
    ],
    ["a header of seconds", "120", "", 120_000],
    ["a header with a date", "Sun, 01 Feb 2026 12:01:00 GMT", "sorry", 60_000],
    ["a body before a header", "120", '{"retry_after":2}', 2000],
    ["a date that has passed", "Sun, 01 Feb 2026 11:00:00 GMT", "", 0],
    ["more than a day", "999999999", "", 86_400_000],
    ["nothing", undefined, "", undefined],
    ["words", "soon", '{"retry_after":"soon"}', undefined],
    ["half of a body", undefined, '{"retry_after":5,', undefined],
    ["null", undefined, "null", undefined],
    ["a list", undefined, "[1]", undefined],
    ["parameters that are none", undefined, '{"parameters":3}', undefined],
  ])("%s", (_what, retryAfter, body, expected) => {
    expect(askedWaitMs({ retryAfter, body }, now)).toBe(expected);
  });
});
