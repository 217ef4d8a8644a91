import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { log } from "#shared/observability/log.ts";
import { redacted, redactedError } from "#shared/observability/redacted.ts";
import { processorMs } from "#test/support/running/processor-time.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

const handled = { messageId: "m-1", attempt: 1, receives: 1, durationMs: 3 };

describe("[OPS-3] a log line", () => {
  test("leaves out a field of a report that nobody declared, and names it", async () => {
    const lines = await logLines(async () =>
      log("message handled", handled, { written: 7, body: "all of it", email: "a@b.example" }),
    );
    expect(lines).toMatchObject([{ written: 7, undeclaredFields: ["body", "email"] }]);
    expect(JSON.stringify(lines)).not.toMatch(/all of it|a@b/);
  });

  test("says nothing of fields without a value, and names no undeclared ones where there are none", async () => {
    const [line] = await logLines(async () =>
      log("message handled", handled, { written: undefined, source: "a@b.example" }),
    );
    expect(line).toMatchObject({ message: "message handled", source: "[address]" });
    for (const name of ["written", "undeclaredFields", "correlationId"]) {
      expect(line).not.toHaveProperty(name);
    }
  });

  test("of a worker cannot replace what the line itself says", async () => {
    const [line] = await logLines(async () => log("message handled", handled, { attempt: 99 }));
    expect(line).toMatchObject({ attempt: 1, level: "INFO" });
  });

  test("of an error has its name, stack and causes, and nothing that hangs on it", async () => {
    const cause = new TypeError("the wire is cut");
    const error = Object.assign(new Error("no answer", { cause }), {
      $response: { body: "secret" },
    });
    const [line] = await logLines(async () =>
      log("failure not recorded", { messageId: "m-1", error }),
    );
    expect(line).toMatchObject({
      level: "ERROR",
      error: {
        ...{ name: "Error", message: "no answer", stack: expect.stringContaining("log.test") },
        cause: { name: "TypeError", message: "the wire is cut" },
      },
    });
    expect(JSON.stringify(line)).not.toContain("secret");
  });
});

describe("[OPS-3] what is logged", () => {
  test.each([
    ["User ash.ketchum+cards@pallet.example exists", "User [address] exists"],
    ["äöü@köln.example", "[address]"],
    ["Bearer abc.def-ghi rejected", "Bearer [token] rejected"],
    ["token eyJhbGciOi.eyJzdWIi.c2ln is old", "token [token] is old"],
    [
      "GET /x?X-Amz-Credential=AKIA/2&X-Amz-Signature=abc1",
      "GET /x?X-Amz-Credential=[secret]&X-Amz-Signature=[secret]",
    ],
    ["key ASIAABCDEFGHIJKLMNOP is not valid", "key [key] is not valid"],
    [
      `Unexpected token 'h', "he said "hi"" is not valid JSON`,
      "Unexpected token 'h', [text] is not valid JSON",
    ],
    [
      "node_modules/@aws-sdk/client-sqs/dist/index.js:1:2",
      "node_modules/@aws-sdk/client-sqs/dist/index.js:1:2",
    ],
  ])("says %j as %j", (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  test("is never endless, not even as an error with itself for a cause", () => {
    const error: Error & { cause?: unknown } = new Error("x".repeat(100_000));
    error.cause = error;
    expect(JSON.stringify(redactedError(error)).length).toBeLessThan(60_000);
  });

  test("is cut after four thousand letters, and shows that it was", () => {
    expect(redacted("x".repeat(4_000))).toBe("x".repeat(4_000));
    expect(redacted("x".repeat(4_001))).toBe(`${"x".repeat(4_000)}…`);
  });

  test("of causes of causes are the first four", () => {
    const chain = (length: number): Error =>
      new Error(`${length}`, length > 1 ? { cause: chain(length - 1) } : {});
    const told: string[] = [];
    let next: ReturnType<typeof redactedError> | undefined = redactedError(chain(9));
    for (; next; next = next.cause) told.push(next.message);
    expect(told).toEqual(["9", "8", "7", "6", "5"]);
    expect(redactedError(new Error("alone"))).not.toHaveProperty("cause");
  });

  test.each([
    [{ body: "secret" }, "object", "not an Error, but an object"],
    [() => "secret", "function", "not an Error, but an object"],
    [null, "object", "null"],
    [undefined, "undefined", "undefined"],
    ["a@b.example", "string", "[address]"],
    [7, "number", "7"],
  ])("of %j that is thrown has its kind, and no more than may be told", (thrown, name, message) => {
    expect(redactedError(thrown)).toEqual({ name, message });
  });

  test("takes next to no time to look through, whatever it is made of", () => {
    const startedMs = processorMs();
    for (const unit of ["x", "x.", "@", "a@", "a@b.", "eyJ", "eyJ.", '"', "Bearer "]) {
      redacted(unit.repeat(4_000));
    }
    expect(processorMs() - startedMs).toBeLessThan(1_000);
  });

  test("may be anything that is thrown", () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(typeof redactedError(thrown).message).toBe("string");
      }),
    );
  });
});
