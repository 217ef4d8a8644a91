import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { cognitoIdentityProvider } from "#functions/accounts/cognito/cognito-identity-provider.ts";
import { cognitoPool } from "#functions/accounts/cognito/cognito-pool.ts";
import { toProblem } from "#shared/http/problem.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

type Answer = Record<string, unknown> | Error;

/** A provider over a Cognito that gives these answers in turn, and what it was asked. */
function providerOver(...answers: Answer[]) {
  const asked: { command: string; input: Record<string, unknown> }[] = [];
  const send = async (command: { input: Record<string, unknown> }) => {
    if (command.constructor.name === "DescribeUserPoolClientCommand") {
      return { UserPoolClient: { ClientSecret: "secret" } };
    }
    asked.push({ command: command.constructor.name, input: command.input });
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const client = { send } as unknown as CognitoIdentityProviderClient;
  const pool = cognitoPool(client, { userPoolId: "pool", clientId: "client" });
  const provider = cognitoIdentityProvider(pool, () => "Unguessable-1");
  return { provider, asked };
}

const failure = (name: string) => Object.assign(new Error(`${name} of Cognito`), { name });
const email = "collector@example.com";
const password = "Correct-Horse-7";
const tokens = { AccessToken: "a", IdToken: "i", RefreshToken: "r", ExpiresIn: 3600 };

/** What a caller can do, each with whatever the API names as its errors. */
const calls = {
  register: (name: string) => providerOver(failure(name)).provider.register(email),
  confirm: (name: string) =>
    providerOver(failure(name)).provider.confirm({ email, password, code: "1" }),
  resendCode: (name: string) => providerOver(failure(name)).provider.resendCode(email),
  signIn: (name: string) => providerOver(failure(name)).provider.signIn({ email, password }),
  refresh: (name: string) => providerOver(failure(name)).provider.refresh("r"),
  signOut: (name: string) => providerOver(failure(name)).provider.signOutEverywhere("u"),
  sendResetCode: (name: string) => providerOver(failure(name)).provider.sendResetCode(email),
  resetPassword: (name: string) =>
    providerOver(failure(name)).provider.resetPassword({ email, password, code: "1" }),
  changePassword: (name: string) =>
    providerOver(failure(name)).provider.changePassword({
      ...{ userId: "u", oldPassword: password, newPassword: password },
    }),
  accountOf: (name: string) => providerOver(failure(name)).provider.accountOf("u"),
};

const byCallers = [
  "AliasExistsException",
  "CodeDeliveryFailureException",
  "CodeMismatchException",
  "EnableSoftwareTokenMFAException",
  "ExpiredCodeException",
  "ForbiddenException",
  "InvalidParameterException",
  "InvalidPasswordException",
  "LimitExceededException",
  "NotAuthorizedException",
  "PasswordHistoryPolicyViolationException",
  "PasswordResetRequiredException",
  "RefreshTokenReuseException",
  "TooManyFailedAttemptsException",
  "TooManyRequestsException",
  "UserNotConfirmedException",
  "UserNotFoundException",
  "UsernameExistsException",
];

test.each(byCallers)("[API-4] %s is never a 5xx, whatever was asked", async (name) => {
  for (const call of Object.values(calls)) {
    const outcome = await call(name).catch((error: unknown) => error);
    if (outcome !== undefined) expect(outcome).toBeInstanceOf(DomainError);
  }
});

test.each([
  "InternalErrorException",
  "InvalidLambdaResponseException",
  "TimeoutError",
  "UnexpectedLambdaException",
  "UserLambdaValidationException",
])("[API-4] %s is trouble that passes: a 503 that says when to come back", async (name) => {
  const { confirm: _goesOn, resetPassword: _too, ...others } = calls;
  for (const call of Object.values(others)) {
    const error = await call(name).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "accounts.unavailable",
      headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) },
    });
    expect(toProblem(error, "r").status).toBe(503);
  }
});

test.each(["ResourceNotFoundException", "InvalidUserPoolConfigurationException"])(
  "%s is our fault and stays what it is",
  async (name) => {
    for (const call of Object.values(calls)) await expect(call(name)).rejects.toThrow("of Cognito");
  },
);

test("[ACC-5] a busy pool answers 429 and says when to come back", async () => {
  for (const call of Object.values(calls)) {
    const error = await call("TooManyRequestsException").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "request.too_many",
      headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) },
    });
  }
});

test.each(["LimitExceededException", "TooManyFailedAttemptsException"])(
  "[ACC-5] %s answers the caller of a known account 429",
  async (name) => {
    for (const call of [calls.signOut, calls.changePassword, calls.accountOf]) {
      await expect(call(name)).rejects.toMatchObject({ code: "request.too_many" });
    }
  },
);

// Cognito counts for accounts that it has: a 429 of its own would say that there is one.
test.each(["LimitExceededException", "TooManyFailedAttemptsException"])(
  "%s says nothing of whether there is an account, where a code is tried",
  async (name) => {
    for (const call of [calls.confirm, calls.resetPassword]) {
      expect(await messageOf(call(name))).toEqual(await messageOf(call("CodeMismatchException")));
    }
  },
);

test("a message that Cognito's limit stopped is told to the log alone", async () => {
  const { provider } = providerOver(
    failure("UsernameExistsException"),
    { UserStatus: "CONFIRMED" },
    failure("LimitExceededException"),
  );
  const lines = await logLines(async () => {
    for (const call of [calls.resendCode, calls.sendResetCode]) {
      expect(await call("LimitExceededException")).toBeUndefined();
    }
    expect(await provider.register(email)).toBeUndefined();
  });
  expect(lines.map((line) => line["message"])).toEqual(Array(3).fill("code not sent"));
});

const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({ value }),
    (error: DomainError) => ({ code: error.code, message: error.message, facts: error.facts }),
  );

test.each([
  { what: "signing in", call: calls.signIn, known: "NotAuthorizedException" },
  { what: "confirming", call: calls.confirm, known: "CodeMismatchException" },
  { what: "setting a password", call: calls.resetPassword, known: "CodeMismatchException" },
  { what: "refreshing", call: calls.refresh, known: "NotAuthorizedException" },
])("$what says the same of a wrong secret and an unknown user", async ({ call, known }) => {
  expect(await messageOf(call("UserNotFoundException"))).toEqual(await messageOf(call(known)));
});

test("asking for a code says nothing of whether there is an account", async () => {
  for (const call of [calls.resendCode, calls.sendResetCode]) {
    for (const name of ["UserNotFoundException", "InvalidParameterException"]) {
      expect(await call(name)).toBeUndefined();
    }
  }
});

test("signing in gives tokens, refreshing keeps the refresh token where Cognito sends none", async () => {
  const held = { accessToken: "a", idToken: "i", refreshToken: "r", expiresInSeconds: 3600 };
  const { provider } = providerOver(
    { AuthenticationResult: tokens },
    { AuthenticationResult: { ...tokens, RefreshToken: undefined } },
  );
  expect(await provider.signIn({ email, password })).toEqual(held);
  expect(await provider.refresh("old")).toEqual({ ...held, refreshToken: "old" });
});

test("an account with an authenticator app needs its digits, and takes them in one request", async () => {
  const challenge = { ChallengeName: "SOFTWARE_TOKEN_MFA", Session: "s" };
  const without = providerOver(challenge).provider.signIn({ email, password });
  await expect(without).rejects.toMatchObject({ code: "accounts.second_factor_required" });
  const { provider, asked } = providerOver(challenge, { AuthenticationResult: tokens });
  await provider.signIn({ email, password, secondFactor: "123456" });
  expect(asked[1]).toMatchObject({
    command: "AdminRespondToAuthChallengeCommand",
    input: { Session: "s", ChallengeResponses: { SOFTWARE_TOKEN_MFA_CODE: "123456" } },
  });
  const wrong = providerOver(challenge, failure("CodeMismatchException")).provider;
  await expect(wrong.signIn({ email, password, secondFactor: "000000" })).rejects.toMatchObject({
    code: "accounts.wrong_code",
  });
});

test("the address is the account's own, and a user who is gone has no token that works", async () => {
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
  ];
  expect(await providerOver({ UserAttributes }).provider.accountOf("u")).toEqual({ email });
  await expect(calls.accountOf("UserNotFoundException")).rejects.toMatchObject({
    code: "request.unauthorized",
  });
});

test.each([
  "InvalidLambdaResponseException",
  "UnexpectedLambdaException",
  "UserLambdaValidationException",
])(
  "[ACC-7] sessions end after a new password although the pool's function met %s",
  async (name) => {
    const reset = providerOver(failure(name));
    await reset.provider.resetPassword({ email, password, code: "1" });
    expect(reset.asked.map(({ command }) => command)).toEqual([
      "ConfirmForgotPasswordCommand",
      "AdminUserGlobalSignOutCommand",
    ]);
    const confirmation = providerOver(failure(name));
    await confirmation.provider.confirm({ email, password, code: "1" });
    expect(confirmation.asked.map(({ command }) => command)).toEqual([
      "ConfirmSignUpCommand",
      "AdminSetUserPasswordCommand",
      "AdminUserGlobalSignOutCommand",
      "AdminUpdateUserAttributesCommand",
    ]);
  },
);
