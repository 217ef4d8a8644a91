import type { Context } from "aws-lambda";
import { expect, test } from "vitest";
import { httpApi, route } from "#shared/http/http-api.ts";
import { toProblem } from "#shared/http/problem.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { anEvent } from "#test/support/requests/http-event.ts";
import { noLimits } from "#test/support/requests/limits.ts";
import { read } from "#test/support/requests/operations.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

test("[API-2] a problem says what its error says, and no more", () => {
  expect(toProblem(new DomainError("request.forbidden", "No."), "i-1")).toEqual({
    ...{ type: "urn:cardlake:problem:request.forbidden", title: expect.any(String), status: 403 },
    ...{ detail: "No.", instance: "i-1", code: "request.forbidden" },
  });
  const errors = [{ in: "query", pointer: "#/q", detail: "wrong" }] as const;
  const full = new DomainError("request.invalid", "No.", { facts: { column: 1 }, errors });
  expect(toProblem(full, "i-1")).toMatchObject({ facts: { column: 1 }, errors });
});

test.each([new Error("secret"), new TypeError("secret"), "secret", undefined])(
  "[API-2] what is our own fault keeps what it says to itself: %s",
  (error) => {
    expect(toProblem(error, "i-1")).toEqual({
      ...{ type: "urn:cardlake:problem:internal", title: expect.any(String), status: 500 },
      ...{ instance: "i-1", code: "internal" },
    });
  },
);

const linesOf = (thrown: unknown, routeKey = "GET /read") =>
  logLines(() => {
    const fails = async (): Promise<never> => {
      throw thrown;
    };
    const api = httpApi([route(read, async () => ({}), fails)], { limits: noLimits });
    return api(anEvent({ routeKey }), {} as unknown as Context);
  });

test("[OPS-3] what is our own fault is logged with its error, beside the line of the call", async () => {
  expect(await linesOf(new Error("the table is away"))).toMatchObject([
    {
      ...{ message: "request failed", operation: "test.read", requestId: "request-1" },
      error: { message: "the table is away" },
    },
    { message: "request", operation: "test.read", status: 500, problem: "internal" },
  ]);
});

test("[OPS-3] what a caller did wrong is in the line of the call alone", async () => {
  expect(await linesOf(new DomainError("request.forbidden", "No."))).toMatchObject([
    {
      ...{ message: "request", operation: "test.read", status: 403, requestId: "request-1" },
      ...{ problem: "request.forbidden", durationMs: expect.any(Number) },
    },
  ]);
});

test("[OPS-3] a call that nothing answers is logged by what was asked for", async () => {
  const [line] = await linesOf(undefined, "GET /HEAD /read");
  expect(line).toMatchObject({ message: "request", operation: "GET /HEAD /read", status: 404 });
});

test("the line of a call says how long it took, in whole milliseconds", async () => {
  const [line] = await linesOf(new DomainError("request.forbidden", "No."));
  const { durationMs } = line as { durationMs: number };
  expect(Number.isInteger(durationMs)).toBe(true);
  expect(durationMs).toBeGreaterThanOrEqual(0);
  expect(durationMs).toBeLessThan(60_000);
});
