import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { cognitoIdentityProvider } from "#functions/accounts/cognito/cognito-identity-provider.ts";
import { cognitoPool } from "#functions/accounts/cognito/cognito-pool.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

type Answer = Record<string, unknown> | Error | undefined;
interface Asked {
  readonly command: string;
  readonly input: Record<string, unknown>;
}

/** A provider over a Cognito that gives these answers in turn, the client's secret aside. */
function providerOver(...answers: Answer[]) {
  const asked: Asked[] = [];
  const send = async (command: { input: Record<string, unknown> }) => {
    const name = command.constructor.name.replace(/Command$/, "");
    asked.push({ command: name, input: command.input });
    if (name === "DescribeUserPoolClient") return { UserPoolClient: { ClientSecret: "secret" } };
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const client = { send } as unknown as CognitoIdentityProviderClient;
  const pool = cognitoPool(client, { userPoolId: "pool", clientId: "client" });
  return { provider: cognitoIdentityProvider(pool, () => "Unguessable-1"), asked };
}

const failure = (name: string) => Object.assign(new Error(`${name} of Cognito`), { name });
const email = "collector@example.com";
const password = "Correct-Horse-7";
const tokens = { AccessToken: "a", IdToken: "i", RefreshToken: "r", ExpiresIn: 900 };
const exists = failure("UsernameExistsException");
const inputOf = (asked: readonly Asked[], command: string) =>
  asked.find((one) => one.command === command)?.input;

test("the client's secret is asked of the pool that the client is of, once", async () => {
  const { provider, asked } = providerOver();
  await provider.sendResetCode(email);
  await provider.sendResetCode(email);
  expect(asked[0]).toEqual({
    command: "DescribeUserPoolClient",
    input: { UserPoolId: "pool", ClientId: "client" },
  });
  expect(asked.map(({ command }) => command)).toEqual([
    ...["DescribeUserPoolClient", "ForgotPassword", "ForgotPassword"],
  ]);
});

test.each([
  { status: "UNCONFIRMED", message: "ResendConfirmationCode" },
  { status: "CONFIRMED", message: "ForgotPassword" },
  { status: undefined, message: "ForgotPassword" },
])(
  "whoever registers again with an account that is $status gets the code of $message",
  async ({ status, message }) => {
    const { provider, asked } = providerOver(exists, { UserStatus: status });
    await provider.register(email);
    expect(inputOf(asked, "AdminGetUser")).toEqual({ UserPoolId: "pool", Username: email });
    expect(asked.at(-1)?.command).toBe(message);
  },
);

test("an account that vanished meanwhile is no matter to whoever registers", async () => {
  const { provider, asked } = providerOver(exists, failure("UserNotFoundException"));
  expect(await provider.register(email)).toBeUndefined();
  expect(asked.at(-1)?.command).toBe("ForgotPassword");
});

test("[ACC-7] a password that came with the code stays, and its address counts as proven", async () => {
  const { provider, asked } = providerOver();
  await provider.confirm({ email, code: "1", password });
  expect(inputOf(asked, "AdminSetUserPassword")).toEqual({
    ...{ UserPoolId: "pool", Username: email, Password: password, Permanent: true },
  });
  expect(inputOf(asked, "AdminUpdateUserAttributes")).toEqual({
    ...{ UserPoolId: "pool", Username: email },
    UserAttributes: [{ Name: "email_verified", Value: "true" }],
  });
});

test("[ACC-7] a changed password is permanent, and the user is found by whom the token names", async () => {
  const { provider, asked } = providerOver({ Username: "name-1" }, {});
  await provider.changePassword({ userId: "u", oldPassword: "old", newPassword: password });
  expect(inputOf(asked, "AdminGetUser")).toEqual({ UserPoolId: "pool", Username: "u" });
  expect(inputOf(asked, "AdminInitiateAuth")).toMatchObject({
    ...{ UserPoolId: "pool", ClientId: "client", AuthFlow: "ADMIN_USER_PASSWORD_AUTH" },
    AuthParameters: { USERNAME: "name-1", PASSWORD: "old" },
  });
  expect(inputOf(asked, "AdminSetUserPassword")).toEqual({
    ...{ UserPoolId: "pool", Username: "name-1", Password: password, Permanent: true },
  });
});

test("a user without a name is gone", async () => {
  const change = { userId: "u", oldPassword: "old", newPassword: password };
  const { provider, asked } = providerOver({});
  await expect(provider.changePassword(change)).rejects.toMatchObject({
    code: "request.unauthorized",
  });
  expect(asked.map(({ command }) => command)).toEqual(["AdminGetUser"]);
});

test("the digits are sent for whom Cognito asked for them, or for the address", async () => {
  const challenge = { ChallengeName: "SOFTWARE_TOKEN_MFA", Session: "s" };
  const named = { ...challenge, ChallengeParameters: { USER_ID_FOR_SRP: "name-1" } };
  for (const [asking, USERNAME] of [
    [named, "name-1"],
    [challenge, email],
  ] as const) {
    const { provider, asked } = providerOver(asking, { AuthenticationResult: tokens });
    await provider.signIn({ email, password, secondFactor: "123456" });
    expect(inputOf(asked, "AdminRespondToAuthChallenge")).toMatchObject({
      ...{ UserPoolId: "pool", ClientId: "client", ChallengeName: "SOFTWARE_TOKEN_MFA" },
      ChallengeResponses: { USERNAME, SOFTWARE_TOKEN_MFA_CODE: "123456" },
    });
  }
});

test("an account that Cognito asks something else of needs a new password", async () => {
  for (const answer of [{ ChallengeName: "NEW_PASSWORD_REQUIRED", Session: "s" }, {}]) {
    const signIn = providerOver(answer).provider.signIn({ email, password, secondFactor: "1" });
    await expect(signIn).rejects.toMatchObject({ code: "accounts.password_reset_required" });
  }
});

test.each(["AccessToken", "IdToken", "RefreshToken", "ExpiresIn"])(
  "an answer without its %s is our fault, and nobody is signed in",
  async (part) => {
    const AuthenticationResult = { ...tokens, [part]: undefined };
    const { provider } = providerOver({ AuthenticationResult });
    await expect(provider.signIn({ email, password })).rejects.toThrow("left out a token");
  },
);

test("a refresh that brings nothing is our fault", async () => {
  await expect(providerOver({}).provider.refresh("r")).rejects.toThrow("left out a token");
});

test("[ACC-7] an address is shown only if it is there and proven", async () => {
  const accountWith = (UserAttributes: unknown) =>
    providerOver({ UserAttributes }).provider.accountOf("u");
  const verified = { Name: "email_verified", Value: "true" };
  expect(await accountWith(undefined)).toEqual({});
  expect(await accountWith([verified])).toEqual({});
  const account = await accountWith([{ Name: "email", Value: email }]);
  expect(account).toEqual({});
  expect(account).not.toHaveProperty("email");
});

test("only a limit of messages is told to the log, with what Cognito said", async () => {
  const lines = await logLines(async () => {
    await providerOver(failure("UserNotFoundException")).provider.resendCode(email);
    expect(await providerOver(failure("LimitExceededException")).provider.resendCode(email)).toBe(
      undefined,
    );
  });
  expect(lines).toMatchObject([
    { message: "code not sent", error: { name: "LimitExceededException" } },
  ]);
});

test("a thrown thing that is no error stays what it is", async () => {
  const client = {
    send: async (command: object) => {
      if (command.constructor.name === "DescribeUserPoolClientCommand") {
        return { UserPoolClient: { ClientSecret: "secret" } };
      }
      throw "a text";
    },
  } as unknown as CognitoIdentityProviderClient;
  const pool = cognitoPool(client, { userPoolId: "pool", clientId: "client" });
  const provider = cognitoIdentityProvider(pool, () => "Unguessable-1");
  await expect(provider.resendCode(email)).rejects.toBe("a text");
});
