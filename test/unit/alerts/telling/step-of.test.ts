import { describe, expect, test } from "vitest";
import { stepOf } from "#functions/alerts/telling/step-of.ts";

const now = new Date("2026-08-22T21:00:00.000Z");
const later = new Date("2026-08-22T21:01:00.000Z");
const told = { when: "now" } as const;
const delivery = (state: "waiting" | "sending" | "sent" | "failed" | "dropped", more = {}) => ({
  ...{ state, attempts: 1, ...more },
});

describe("[ALR-2] what is done of a channel", () => {
  test("that nobody has told is what its time says", () => {
    expect(stepOf(undefined, told, now)).toEqual({ step: "send" });
    expect(stepOf(undefined, { when: "at", at: later }, now)).toEqual({
      ...{ step: "postpone", at: later },
    });
    expect(stepOf(undefined, { when: "digest", at: later }, now)).toEqual({
      ...{ step: "collect", at: later },
    });
    expect(stepOf(undefined, { when: "never", reason: "Off." }, now)).toEqual({
      ...{ step: "drop", reason: "Off." },
    });
  });

  test.each(["sent", "failed", "dropped"] as const)("that is %s is nothing", (state) => {
    expect(stepOf(delivery(state), told, now)).toEqual({ step: "nothing" });
  });

  test("that waits for a digest is left to that, also once its time has come", () => {
    const waiting = delivery("waiting", { isDigest: true, until: now.toISOString() });
    expect(stepOf(waiting, told, now)).toEqual({ step: "nothing" });
  });

  test.each(["sending", "waiting"] as const)("that is %s is left alone until then", (state) => {
    const until = later.toISOString();
    expect(stepOf(delivery(state, { until }), told, now)).toEqual({
      ...{ step: "look_again", at: later },
    });
    expect(stepOf(delivery(state, { until }), told, later)).toEqual({ step: "send" });
  });

  test("that has been tried is not put off for a digest", () => {
    const waiting = delivery("waiting", { until: now.toISOString() });
    expect(stepOf(waiting, { when: "digest", at: later }, now)).toEqual({ step: "send" });
  });
});
