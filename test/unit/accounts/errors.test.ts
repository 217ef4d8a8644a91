import { expect, test } from "vitest";
import {
  forbidden,
  notConfirmed,
  passwordRefused,
  passwordResetRequired,
  refusedByProvider,
  secondFactorRequired,
  tooManyAttempts,
  undeliverable,
  wrongCode,
  wrongCredentials,
  wrongOldPassword,
  wrongRefreshToken,
} from "#functions/accounts/errors.ts";

const cause = new Error("What Cognito said.");

test.each([
  { refusal: wrongCredentials(cause), code: "accounts.wrong_credentials" },
  { refusal: wrongRefreshToken(cause), code: "accounts.wrong_credentials" },
  { refusal: wrongCode(cause), code: "accounts.wrong_code" },
  { refusal: notConfirmed(cause), code: "accounts.not_confirmed" },
  { refusal: passwordResetRequired(cause), code: "accounts.password_reset_required" },
  { refusal: refusedByProvider(cause), code: "request.invalid" },
  { refusal: forbidden(cause), code: "request.forbidden" },
])("a refusal with $code keeps for the log what it came from", ({ refusal, code }) => {
  expect(refusal).toMatchObject({ code, cause });
  expect(refusal.errors).toBeUndefined();
});

test.each([
  { refusal: wrongOldPassword(cause), pointer: "#/oldPassword", detail: "is not right" },
  {
    refusal: passwordRefused(cause),
    ...{ pointer: "#/password", detail: "does not satisfy the policy" },
  },
  { refusal: undeliverable(cause), pointer: "#/email", detail: "takes no mail" },
])("[API-2] a refusal points at $pointer, and keeps its cause", ({ refusal, pointer, detail }) => {
  expect(refusal).toMatchObject({ cause, errors: [{ in: "body", pointer, detail }] });
});

test("[API-2] a missing second factor is asked for by its field", () => {
  expect(secondFactorRequired()).toMatchObject({
    code: "accounts.second_factor_required",
    errors: [{ in: "body", pointer: "#/secondFactor", detail: "is required" }],
  });
});

test("too many attempts say when to come back, to people, programs and clients", () => {
  expect(tooManyAttempts(900, cause)).toMatchObject({
    code: "request.too_many",
    message: "Too much was tried in a short time; come back in 900 seconds.",
    facts: { retryAfterSeconds: 900 },
    headers: { "retry-after": "900" },
    cause,
  });
});
