import { expect, test } from "vitest";
import { DomainError } from "#shared/kernel/errors.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

test("a domain error keeps its cause for the log, and has no facts unless it is given some", () => {
  const cause = new Error("underneath");
  const error = new DomainError("request.invalid", "It is not right.", { cause });
  expect(error).toMatchObject({ name: "DomainError", code: "request.invalid", cause });
  expect(error.facts).toEqual({});
  expect(error.errors).toBeUndefined();
  expect(error.headers).toBeUndefined();
});

test("a message error says how it is to be treated, and why it came", () => {
  const cause = new Error("underneath");
  const error = new MessageError("quota", "Too fast.", { retryAfterSeconds: 5, cause });
  expect(error).toMatchObject({ name: "MessageError", errorClass: "quota", cause });
  expect(error.retryAfterSeconds).toBe(5);
});
