import type { Context } from "aws-lambda";
import { describe, expect, test } from "vitest";
import type { HttpResult } from "#shared/http/event.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { anEvent } from "#test/support/requests/http-event.ts";
import { noLimits } from "#test/support/requests/limits.ts";
import { read } from "#test/support/requests/operations.ts";

describe("what an area puts around its operations", () => {
  const asked: string[] = [];
  const limited = httpApi(
    [
      route(
        read,
        async () => ({}),
        async () => {
          asked.push("use case");
          return { body: { text: "ok" } };
        },
      ),
    ],
    {
      limits: noLimits,
      around: (operationOf) => [
        {
          before: ({ event }) => {
            asked.push(`limit of ${operationOf(event)?.id}`);
            if (event.headers["x-test"] === "too much") {
              throw new DomainError("request.forbidden", "Enough.", {
                headers: { "x-limit": "0" },
              });
            }
          },
        },
      ],
    },
  );
  const ask = async (headers: Record<string, string>): Promise<HttpResult> =>
    limited(anEvent({ routeKey: "GET /read", headers }), {} as unknown as Context);

  test("runs before the use case", async () => {
    expect((await ask({})).statusCode).toBe(200);
    expect(asked.splice(0)).toEqual(["limit of test.read", "use case"]);
  });

  test("may refuse a call, and its headers reach the caller", async () => {
    expect(await ask({ "X-Test": "too much" })).toMatchObject({
      statusCode: 403,
      headers: { "x-limit": "0", "content-type": "application/problem+json" },
    });
    expect(asked.splice(0)).toEqual(["limit of test.read"]);
  });
});
