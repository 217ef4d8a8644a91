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
  { refusal: wrongCredentials, code: "accounts.wrong_credentials" },
  { refusal: wrongRefreshToken, code: "accounts.wrong_credentials" },
  { refusal: wrongCode, code: "accounts.wrong_code" },
  { refusal: notConfirmed, code: "accounts.not_confirmed" },
  { refusal: passwordResetRequired, code: "accounts.password_reset_required" },
  { refusal: refusedByProvider, code: "request.invalid" },
  { refusal: forbidden, code: "request.forbidden" },
])("a refusal with $code keeps for the log what it came from", ({ refusal, code }) => {
  const error = refusal(cause);
  expect(error).toMatchObject({ code, cause });
  expect(error.errors).toBeUndefined();
});

test.each([
  { refusal: wrongOldPassword, pointer: "#/oldPassword", detail: "is not right" },
  {
    refusal: passwordRefused,
    ...{ pointer: "#/password", detail: "does not satisfy the policy" },
  },
  { refusal: undeliverable, pointer: "#/email", detail: "takes no mail" },
])("[API-2] a refusal points at $pointer, and keeps its cause", ({ refusal, pointer, detail }) => {
  expect(refusal(cause)).toMatchObject({ cause, errors: [{ in: "body", pointer, detail }] });
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
