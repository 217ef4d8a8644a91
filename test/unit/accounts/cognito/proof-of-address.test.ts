import { expect, test } from "vitest";
import { cognitoIdentityProvider } from "#functions/accounts/cognito/cognito-identity-provider.ts";
import { cognitoPool } from "#functions/accounts/cognito/cognito-pool.ts";
import { confirmAddress, resetPassword } from "#functions/accounts/passwords/set-password.ts";
import { identityProviderContract } from "#test/contract/identity-provider.ts";
import { DocumentedCognito } from "#test/fakes/documented-cognito.ts";

function aPool() {
  const cognito = new DocumentedCognito();
  const pool = cognitoPool(cognito.client, DocumentedCognito.ids);
  return { cognito, provider: cognitoIdentityProvider(pool, () => "Unguessable-1-of-2^256") };
}

identityProviderContract("cognitoIdentityProvider over a documented Cognito", () => {
  const { cognito, provider } = aPool();
  const userIdOf = (accessToken: string) => accessToken.replace("access:", "");
  return { provider, codeOf: cognito.codeOf, userIdOf };
});

const email = "owner@example.com";
const strangers = "Strangers-Horse-6";
const owners = "Owners-Horse-7";
const died = new Error("the function has died");
const wrong = { code: "accounts.wrong_credentials" };

test("[ACC-7] a stranger's password in a waiting account dies when the owner proves the address", async () => {
  const { cognito, provider } = aPool();
  cognito.leaveUnconfirmed(email, strangers);
  await provider.register(email);
  await provider.confirm({ email, code: cognito.codeOf(email), password: owners });
  await expect(provider.signIn({ email, password: strangers })).rejects.toMatchObject(wrong);
  expect(await provider.signIn({ email, password: owners })).toBeDefined();
});

test("[ACC-7] nobody but the owner gets in when the function dies before it sets the password", async () => {
  const { cognito, provider } = aPool();
  await provider.register(email);
  cognito.failNext("AdminSetUserPassword", died);
  const proof = { email, code: cognito.codeOf(email), password: owners };
  await expect(provider.confirm(proof)).rejects.toThrow(died);
  await expect(provider.signIn({ email, password: owners })).rejects.toMatchObject(wrong);
  await expect(provider.confirm(proof)).rejects.toMatchObject({ code: "accounts.wrong_code" });
  await provider.register(email);
  await provider.confirm({ ...proof, code: cognito.codeOf(email) });
  expect(await provider.signIn({ email, password: owners })).toBeDefined();
});

test("[ACC-7] a wrong code changes nothing, before and after the address is proven", async () => {
  const { cognito, provider } = aPool();
  await provider.register(email);
  const guess = { email, code: "000000", password: strangers };
  await expect(provider.confirm(guess)).rejects.toMatchObject({ code: "accounts.wrong_code" });
  await provider.confirm({ email, code: cognito.codeOf(email), password: owners });
  const { refreshToken } = await provider.signIn({ email, password: owners });
  await provider.register(email);
  for (const call of [provider.confirm, provider.resetPassword]) {
    await expect(call(guess)).rejects.toMatchObject({ code: "accounts.wrong_code" });
  }
  expect(await provider.refresh(refreshToken)).toBeDefined();
  expect(await provider.signIn({ email, password: owners })).toBeDefined();
});

test("registering an address that has an account sends its owner a code for a new password", async () => {
  const { cognito, provider } = aPool();
  await provider.register(email);
  await provider.confirm({ email, code: cognito.codeOf(email), password: owners });
  await provider.register(email);
  expect(cognito.mails.map(({ to }) => to)).toEqual([email, email]);
  await provider.confirm({ email, code: cognito.codeOf(email), password: "Another-Horse-8" });
  await expect(provider.signIn({ email, password: owners })).rejects.toMatchObject(wrong);
});

test("a password that the policy refuses does not spend the code", async () => {
  const { cognito, provider } = aPool();
  await provider.register(email);
  const proof = { email, code: cognito.codeOf(email) };
  for (const use of [confirmAddress, resetPassword]) {
    const refused = use({ ...proof, password: "password" }, { provider });
    await expect(refused).rejects.toMatchObject({ code: "accounts.password_refused" });
  }
  await confirmAddress({ ...proof, password: owners }, { provider });
  expect(await provider.signIn({ email, password: owners })).toBeDefined();
});

test("[ACC-7] a change that dies half-way has ended the sessions, and may be repeated", async () => {
  const { cognito, provider } = aPool();
  await provider.register(email);
  await provider.confirm({ email, code: cognito.codeOf(email), password: owners });
  const { accessToken, refreshToken } = await provider.signIn({ email, password: owners });
  const change = {
    userId: accessToken.replace("access:", ""),
    oldPassword: owners,
    newPassword: "Another-Horse-8",
  };
  cognito.failNext("AdminSetUserPassword", died);
  await expect(provider.changePassword(change)).rejects.toThrow(died);
  await expect(provider.refresh(refreshToken)).rejects.toMatchObject(wrong);
  await provider.changePassword(change);
  expect(await provider.signIn({ email, password: "Another-Horse-8" })).toBeDefined();
});

test("[ACC-7] an address that is not proven is not shown", async () => {
  const { cognito, provider } = aPool();
  await provider.register(email);
  await provider.confirm({ email, code: cognito.codeOf(email), password: owners });
  const { accessToken } = await provider.signIn({ email, password: owners });
  const userId = accessToken.replace("access:", "");
  expect(await provider.accountOf(userId)).toEqual({ email });
  cognito.leaveUnverified(email);
  expect(await provider.accountOf(userId)).toEqual({});
});

test("a pool whose client has no secret is not used", async () => {
  const { cognito, provider } = aPool();
  Object.assign(cognito, { secret: "" });
  await expect(provider.register(email)).rejects.toThrow("has no secret");
  expect(cognito.asked).toEqual(["DescribeUserPoolClientCommand"]);
});
