import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Counters } from "#shared/limits/counters.ts";
import { windowedRateLimits } from "#shared/limits/windowed-rate-limits.ts";
import { budgetsWith } from "#test/support/requests/limits.ts";

const budgets = budgetsWith({
  write: [{ by: "user", points: 3, seconds: 60 }],
  cards: [{ by: "user", points: 100, seconds: 60 }],
  "sign-in": [
    { by: "account and address", points: 2, seconds: 60 },
    { by: "account", points: 4, seconds: 60 },
  ],
  read: [{ by: "user", points: 10, seconds: 60, share: 5 }],
});

/** What RateLimits promise over any Counters. */
export function rateLimitsContract(name: string, countersFor: () => Counters) {
  /** Containers with a clock in common, at a moment in the middle of a window. */
  function containers(count: number) {
    const counters = countersFor();
    let nowMs = Math.floor(Date.now() / 60_000) * 60_000 + 20_000;
    const clock = () => new Date(nowMs);
    const onTrouble = (error: unknown) => expect(error).toBeUndefined();
    const all = Array.from({ length: count }, () =>
      windowedRateLimits({ counters, budgets, clock, onTrouble }),
    );
    const pass = (seconds: number) => {
      nowMs += seconds * 1_000;
    };
    return { all, pass };
  }
  const someone = () => ({ user: randomUUID(), account: randomUUID(), address: randomUUID() });
  const one = <T>([first]: readonly T[]): T => first as T;
  const refused = (retryAfterSeconds: number) => ({
    code: "request.too_many",
    headers: { "retry-after": String(retryAfterSeconds) },
    facts: expect.objectContaining({ retryAfterSeconds }),
  });

  describe(`RateLimits over ${name}`, () => {
    test("[ACC-5] a used-up budget says when there is more, and then there is", async () => {
      const { all, pass } = containers(1);
      const subjects = someone();
      for (let call = 0; call < 3; call += 1) await one(all).spend("write", subjects);
      await expect(one(all).spend("write", subjects)).rejects.toMatchObject(refused(40));
      pass(39);
      await expect(one(all).spend("write", subjects)).rejects.toMatchObject(refused(1));
      pass(1);
      expect(await one(all).spend("write", subjects)).toBeUndefined();
    });

    test("containers and calls at once share a budget", async () => {
      const { all } = containers(5);
      const subjects = someone();
      const calls = await Promise.allSettled(all.map((each) => each.spend("write", subjects)));
      expect(calls.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    });

    test("budgets and subjects do not share", async () => {
      const { all } = containers(1);
      const subjects = someone();
      for (let call = 0; call < 3; call += 1) await one(all).spend("write", subjects);
      expect(await one(all).spend("cards", subjects)).toBeUndefined();
      expect(await one(all).spend("write", someone())).toBeUndefined();
    });

    test("work that does not fit leaves room for work that does", async () => {
      const { all } = containers(1);
      const subjects = someone();
      await one(all).spend("cards", subjects, 80);
      await expect(one(all).spend("cards", subjects, 30)).rejects.toMatchObject(refused(40));
      expect(await one(all).spend("cards", subjects, 20)).toBeUndefined();
      expect(await one(all).spend("cards", someone(), 5_000)).toBeUndefined();
    });

    test("a stranger's tries at one address use up nothing of what the owner has at another", async () => {
      const { all } = containers(1);
      const stranger = someone();
      const owner = { ...stranger, address: randomUUID() };
      for (let call = 0; call < 20; call += 1) {
        await one(all)
          .spend("sign-in", stranger)
          .catch(() => {});
      }
      expect(await one(all).spend("sign-in", owner)).toBeUndefined();
      expect(await one(all).spend("sign-in", owner)).toBeUndefined();
    });

    test("what is given back may be spent again", async () => {
      const { all } = containers(1);
      const subjects = someone();
      for (let call = 0; call < 10; call += 1) {
        await one(all).spend("sign-in", subjects);
        await one(all).giveBack("sign-in", subjects);
      }
      expect(await one(all).spend("sign-in", subjects)).toBeUndefined();
    });

    test("a shared budget is exceeded by no more than what each container counts alone", async () => {
      const { all } = containers(3);
      const subjects = someone();
      let passed = 0;
      for (let call = 0; call < 30; call += 1) {
        for (const each of all) {
          const isIn = await each.spend("read", subjects).then(
            () => true,
            () => false,
          );
          if (isIn) passed += 1;
        }
      }
      expect(passed).toBeGreaterThanOrEqual(10);
      expect(passed).toBeLessThanOrEqual(10 + 3 * 5);
    });
  });
}
