import type { Context } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import { limitOf } from "#schemas/http/limits.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { mostCards } from "#schemas/images/render.ts";
import type { HttpResult } from "#shared/http/event.ts";
import { httpApi, route, routeKey } from "#shared/http/http-api.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { defaultBudgets, type Subjects, scaledBudgets } from "#shared/limits/budgets.ts";
import type { RateLimits } from "#shared/limits/rate-limits.ts";
import { windowedRateLimits } from "#shared/limits/windowed-rate-limits.ts";
import { memoryCounters } from "#test/fakes/memory-counters.ts";
import { anEvent } from "#test/support/requests/http-event.ts";

type Asked = Parameters<typeof anEvent>[0];

/** One area of one operation, with limits of its own. */
function anArea(operation: Operation, factor = 1) {
  const limits = windowedRateLimits({
    counters: memoryCounters().counters,
    budgets: scaledBudgets({ perUser: factor, perAddress: factor }),
    clock: () => new Date(1_800_000_000_000),
    onTrouble: (error) => expect(error).toBeUndefined(),
  });
  const handler = httpApi([route(operation, async () => ({}), fails)], {
    limits: async () => ({ limits }),
  });
  return async (asked: Asked = {}): Promise<HttpResult> => {
    const event = anEvent({ routeKey: routeKey(operation), ...asked });
    return (await handler(event, {} as unknown as Context)) as HttpResult;
  };
}

const fails = async (): Promise<never> => {
  throw new DomainError("accounts.wrong_credentials", "No.");
};
const asUser = { userId: "user-1", groups: "[admin]", query: "nothing=is&asked=well" };
const named = (id: string) => {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
};

describe.each(operations)("[ACC-5] $id", (operation) => {
  const rules = defaultBudgets[limitOf(operation)];

  test("has a budget, also for requests that are not well formed", async () => {
    const own = operation.access === "public" ? "address" : "user";
    const rule = rules.find(({ by }) => by === own) ?? rules[0];
    // Rules that guard an account are not scaled; they are ten at least.
    const most = Math.max(11, Math.ceil((rule?.points ?? 0) / 50) + 1);
    const call = anArea(operation, 1 / 50);
    const statuses = new Set<number>();
    for (let turn = 0; turn < most; turn += 1) statuses.add((await call(asUser)).statusCode ?? 0);
    expect(statuses).toContain(429);
    const { headers, body } = await call(asUser);
    expect(headers?.["retry-after"]).toMatch(/^[1-9]\d*$/);
    if ("errors" in operation && operation.errors === "v2") {
      expect(JSON.parse(body ?? "")).toMatchObject({ error: { code: 429 } });
      return;
    }
    expect(JSON.parse(body ?? "")).toMatchObject({
      code: "request.too_many",
      facts: { retryAfterSeconds: Number(headers?.["retry-after"]), budget: limitOf(operation) },
    });
  });
});

const signIn = named("accounts.signIn");
const asking = (email: string, sourceIp: string): Asked => ({
  sourceIp,
  body: { email, password: "Wrong-Horse-77" },
});
const statusesOf = async (calls: readonly Promise<HttpResult>[]) =>
  (await Promise.all(calls)).map(({ statusCode }) => statusCode);
const several = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_none, index) => make(index));

test("[ACC-5] a wrong password may be tried ten times in a quarter of an hour, however it is written", async () => {
  const call = anArea(signIn);
  const spelt = ["owner@example.com", " OWNER@example.com ", "Owner@Example.com"];
  const calls = several(25, (index) => call(asking(spelt[index % 3] ?? "", "203.0.113.7")));
  const statuses = await statusesOf(calls);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(15);
});

test.each(
  operations.filter(
    (one) => one.access === "public" && one.method === "POST" && "body" in one.request,
  ),
)("[ACC-5] $id counts an account however much its body is filled up", async (operation) => {
  const spent: Subjects[] = [];
  const limits: RateLimits = {
    spend: async (_budget, subjects) => void spent.push(subjects),
    giveBack: async () => {},
  };
  const most = (operation as Operation).request.maxBodyBytes ?? 65_536;
  const body = JSON.stringify({ email: "owner@example.com" }).padEnd(most);
  const handler = httpApi([route(operation, async () => ({}), fails)], {
    limits: async () => ({ limits }),
  });
  const event = { ...anEvent({ routeKey: routeKey(operation), body: {} }), body };
  await handler(event, {} as unknown as Context);
  const isAttempt = ["code", "mail", "sign-in"].includes(limitOf(operation));
  expect(spent[0]?.account).toBe(isAttempt ? "owner@example.com" : undefined);
});

test("[ACC-5] a stranger who has used up his tries does not lock the owner out", async () => {
  const call = anArea(signIn);
  await statusesOf(several(200, () => call(asking("owner@example.com", "198.51.100.1"))));
  expect((await call(asking("owner@example.com", "203.0.113.7"))).statusCode).toBe(401);
});

test("[ACC-5] one address tries many accounts no more than a hundred times", async () => {
  const call = anArea(signIn);
  const tries = several(150, (index) => call(asking(`c${index}@example.com`, "198.51.100.1")));
  expect((await statusesOf(tries)).filter((status) => status === 401)).toHaveLength(100);
});

test("[ACC-5] many addresses together guess at one account no more than its budget", async () => {
  const call = anArea(signIn);
  const tries = several(300, (index) =>
    call(asking("owner@example.com", `198.51.100.${index % 250}`)),
  );
  expect((await statusesOf(tries)).filter((status) => status === 401)).toHaveLength(50);
});

test("[ACC-5] one network of IPv6 is one address", async () => {
  const call = anArea(signIn);
  const tries = several(150, (index) =>
    call(asking(`c${index}@example.com`, `2001:db8::${index.toString(16)}`)),
  );
  expect((await statusesOf(tries)).filter((status) => status === 401)).toHaveLength(100);
});

test("signing in rightly uses nothing up", async () => {
  const tokens = { accessToken: "a", idToken: "i", refreshToken: "r", expiresInSeconds: 900 };
  const limits = windowedRateLimits({
    counters: memoryCounters().counters,
    budgets: defaultBudgets,
    clock: () => new Date(1_800_000_000_000),
    onTrouble: () => {},
  });
  const run = async () => ({ body: { ...tokens, tokenType: "Bearer" as const } });
  const handler = httpApi([route(signIn, async () => ({}), run as never)], {
    limits: async () => ({ limits }),
  });
  for (let turn = 0; turn < 30; turn += 1) {
    const event = anEvent({
      routeKey: routeKey(signIn),
      ...asking("a@example.com", "203.0.113.7"),
    });
    const result = (await handler(event, {} as unknown as Context)) as HttpResult;
    expect(result.statusCode).toBe(200);
  }
});

test("[ACC-5] one address cannot have all of a day's messages", async () => {
  const call = anArea(named("accounts.register"));
  const calls = several(60, (index) =>
    call({ sourceIp: "198.51.100.1", body: { email: `c${index}@example.com` } }),
  );
  expect((await statusesOf(calls)).filter((status) => status !== 429)).toHaveLength(20);
});

test("routes that nobody answers are limited as well", async () => {
  const spent: [string, Subjects][] = [];
  const limits = { spend: async (...it: [string, Subjects]) => void spent.push(it) };
  const handler = httpApi([], {
    limits: async () => ({ limits: { ...limits, giveBack: async () => {} } }),
  });
  await handler(anEvent({ routeKey: "GET /nowhere" }), {} as unknown as Context);
  expect(spent).toEqual([
    ["read", { address: "203.0.113.7", user: undefined, account: undefined }],
  ]);
});

test.each(["null", "7", '"owner@example.com"', "[]", "{}", '{"email":7}', "no JSON", ""])(
  "[ACC-5] a body that names nobody is counted by its address, and refused by what is asked: %s",
  async (body) => {
    const spent: Subjects[] = [];
    const limits = { spend: async (_budget: string, to: Subjects) => void spent.push(to) };
    const handler = httpApi([route(signIn, async () => ({}), fails)], {
      limits: async () => ({ limits: { ...limits, giveBack: async () => {} } }),
    });
    const event = anEvent({ routeKey: routeKey(signIn), body });
    const result = (await handler(event, {} as unknown as Context)) as HttpResult;
    expect(result.statusCode).toBe(400);
    expect(spent).toEqual([{ address: "203.0.113.7", user: undefined, account: undefined }]);
  },
);

test("[ACC-5] only an attempt that succeeds is given back, and only one that guesses", async () => {
  const given: string[] = [];
  const limits: RateLimits = {
    spend: async () => {},
    giveBack: async (budget) => void given.push(budget),
  };
  const answered = async (operation: Operation) => {
    const handler = httpApi(
      [
        route(
          operation,
          async () => ({}),
          async () => ({}) as never,
        ),
      ],
      {
        limits: async () => ({ limits }),
      },
    );
    const event = anEvent({ routeKey: routeKey(operation), ...asking("a@example.com", "::1") });
    return ((await handler(event, {} as unknown as Context)) as HttpResult).statusCode;
  };
  const response = { status: 204 } as const;
  const { body } = signIn.request;
  expect(await answered({ ...signIn, response })).toBe(204);
  expect(await answered({ ...named("accounts.resendCode"), request: { body }, response })).toBe(
    204,
  );
  expect(given).toEqual(["sign-in"]);
});

test("the largest render fits into the budget of cards", () => {
  for (const { points } of defaultBudgets.cards) expect(points).toBeGreaterThanOrEqual(mostCards);
});

test("a stage's factors change what is counted by user and by address, and never guessing at one account", () => {
  const scaled = scaledBudgets({ perUser: 0.5, perAddress: 10 });
  expect(scaled.write.map(({ points }) => points)).toEqual([150, 15_000]);
  expect(scaled["sign-in"].map(({ points }) => points)).toEqual([10, 1_000, 50]);
  expect(scaledBudgets({ perUser: 0.0001, perAddress: 1 }).render[0]?.points).toBe(1);
});
