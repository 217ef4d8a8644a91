import { beforeEach, expect, test, vi } from "vitest";
import type { ApiCall } from "#bin/local/demo/api.ts";
import { indexed } from "#bin/local/demo/indexed.ts";

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers({ now: new Date("2026-02-01T06:00:00.000Z") });
  return () => vi.useRealTimers();
});

/** An API whose index of one game is as these say, one after another. */
const apiThatSays = (...statuses: { checkedAt?: string; pendingSince?: string }[]) => {
  let at = 0;
  return async <T>({ method = "GET", path, answer }: ApiCall<T>): Promise<T> => {
    const status = { game: "pokemon", ...statuses[Math.min(at, statuses.length - 1)] };
    if (method === "GET") at += 1;
    else asked.push(path);
    return answer.parse(method === "GET" ? { items: [status] } : status);
  };
};
const pendingSince = "2026-02-01T05:59:50.000Z";

test("a build that began after the asking is enough, whatever has come since", async () => {
  const api = apiThatSays(
    { pendingSince },
    { pendingSince, checkedAt: "2026-02-01T05:59:59.000Z" },
    { pendingSince, checkedAt: "2026-02-01T06:00:00.100Z" },
  );
  const done = vi.fn();
  const waiting = indexed(api, "token").then(done);
  await vi.advanceTimersByTimeAsync(100);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  await waiting;
  expect(asked).toEqual(["/v1/admin/indexes/pokemon"]);
});

test("a build that never comes is told after two minutes", async () => {
  const waiting = indexed(apiThatSays({ pendingSince }), "token");
  const told = expect(waiting).rejects.toThrow("pokemon was not built within 120 s");
  await vi.advanceTimersByTimeAsync(121_000);
  await told;
});
