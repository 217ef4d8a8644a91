import { expect, test } from "vitest";
import { defaultBudgets, type Rule, scaledBudgets, subjectOf } from "#shared/limits/budgets.ts";
import { tooManyRequests } from "#shared/limits/too-many-requests.ts";

const by = (subject: Rule["by"]): Rule => ({ by: subject, points: 30, seconds: 600 });
const all = { address: "203.0.113.7", user: "user-1", account: "owner@example.com" };

test("a rule counts for whom it says", () => {
  expect(subjectOf(by("address"), all)).toBe("203.0.113.7");
  expect(subjectOf(by("user"), all)).toBe("user-1");
  expect(subjectOf(by("account"), all)).toBe("owner@example.com");
  expect(subjectOf(by("account and address"), all)).toBe("owner@example.com 203.0.113.7");
});

test("a rule counts for nobody when the call names none", () => {
  for (const subject of ["address", "user", "account", "account and address"] as const) {
    expect(subjectOf(by(subject), {})).toBeUndefined();
  }
  expect(subjectOf(by("account and address"), { account: "owner@example.com" })).toBeUndefined();
  expect(subjectOf(by("account and address"), { address: "203.0.113.7" })).toBeUndefined();
});

test("a used-up budget says what it is, in words and for programs", () => {
  const used = { budget: "render" as const, rule: by("user"), endsAtMs: 90_500 };
  const error = tooManyRequests(used, new Date(60_000));
  expect(error).toMatchObject({
    code: "request.too_many",
    message:
      'The budget "render" of 30 in 600 seconds for each user is used up; come back in 31 seconds.',
    headers: { "retry-after": "31" },
  });
  expect(error.facts).toEqual({
    ...{ budget: "render", countedBy: "user", limit: 30, windowSeconds: 600 },
    retryAfterSeconds: 31,
  });
});

test("nobody is told to come back at once, or in the past", () => {
  const used = { budget: "render" as const, rule: by("user"), endsAtMs: 60_000 };
  for (const nowMs of [60_000, 90_000]) {
    expect(tooManyRequests(used, new Date(nowMs)).headers).toEqual({ "retry-after": "1" });
  }
});

test("[ACC-5] guesses, messages and pictures are counted exactly", () => {
  for (const name of ["sign-in", "code", "mail", "render", "cards"] as const) {
    for (const { share = 1 } of defaultBudgets[name]) expect([name, share]).toEqual([name, 1]);
  }
});

test.each([
  { perUser: 1, perAddress: 1 },
  { perUser: 0.1, perAddress: 0.1 },
  { perUser: 0.001, perAddress: 1_000 },
])(
  "[ACC-5] a container counts a twelfth of a budget alone at most, with factors $perUser and $perAddress",
  (factors) => {
    for (const [name, rules] of Object.entries(scaledBudgets(factors))) {
      for (const { by, points, share = 1 } of rules) {
        const most = Math.max(1, Math.floor(points / 12));
        expect({ name, by, isBounded: share <= most }).toEqual({ name, by, isBounded: true });
      }
    }
  },
);
