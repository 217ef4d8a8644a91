import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { api, somebody } from "#test/support/clouds/api.ts";

const password = "Correct-Horse-7";
const newEmail = () => `collector-${randomUUID()}@example.com`;

test("[ACC-1] somebody registers, confirms, signs in, and learns who they are", async () => {
  const email = newEmail();
  const registered = await api("POST /v1/auth/register", { body: { email } });
  expect(registered).toMatchObject({ status: 202, body: { status: "code_sent" } });
  const early = await api("POST /v1/auth/sign-in", { body: { email, password } });
  expect(early).toMatchObject({ status: 403, body: { code: "accounts.not_confirmed" } });
  const again = await api("POST /v1/auth/resend-code", { body: { email } });
  expect(again.status).toBe(202);
  const proof = { email, code: "123456", password };
  const confirmed = await api("POST /v1/auth/confirm", { body: proof });
  expect(confirmed.status).toBe(204);
  const { status, body } = await api("POST /v1/auth/sign-in", {
    body: { email: email.toUpperCase(), password },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ tokenType: "Bearer", expiresInSeconds: 900 });
  const me = await api("GET /v1/me", { token: body.accessToken });
  expect(me.body).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), email, groups: [] });
});

test("registering tells nobody whether the address has an account", async () => {
  const { email } = await somebody();
  const known = await api("POST /v1/auth/register", { body: { email: email.toUpperCase() } });
  const unknown = await api("POST /v1/auth/register", { body: { email: newEmail() } });
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect((await api("POST /v1/auth/sign-in", { body: { email, password } })).status).toBe(200);
});

test("[ACC-7] a password cannot be given before the address is proven", async () => {
  const body = { email: newEmail(), password: "Strangers-Horse-6" };
  const answer = await api("POST /v1/auth/register", { body });
  expect(answer).toMatchObject({ status: 400, body: { code: "request.invalid" } });
});

test("a weak password is refused with the policy, and the code stays good", async () => {
  const email = newEmail();
  await api("POST /v1/auth/register", { body: { email } });
  const confirm = (chosen: string) =>
    api("POST /v1/auth/confirm", { body: { email, code: "123456", password: chosen } });
  const answer = await confirm("short");
  expect(answer).toMatchObject({ status: 400, body: { code: "accounts.password_refused" } });
  expect(answer.body.detail).toContain("12 characters");
  expect((await confirm(password)).status).toBe(204);
});

test("a wrong password and an unknown address answer alike", async () => {
  const { email } = await somebody();
  const wrong = await api("POST /v1/auth/sign-in", { body: { email, password: "Wrong-Horse-77" } });
  const unknown = await api("POST /v1/auth/sign-in", { body: { email: newEmail(), password } });
  const { instance: _one, ...first } = wrong.body;
  const { instance: _two, ...second } = unknown.body;
  expect(wrong.status).toBe(401);
  expect(second).toEqual(first);
});

test("asking for a code answers alike for an address that nobody has", async () => {
  const { email } = await somebody();
  for (const path of ["resend-code", "forgot-password"]) {
    const known = await api(`POST /v1/auth/${path}`, { body: { email } });
    const unknown = await api(`POST /v1/auth/${path}`, { body: { email: newEmail() } });
    expect({ status: unknown.status, body: unknown.body }).toEqual({
      status: known.status,
      body: known.body,
    });
  }
});

test("a refresh token gives new tokens until its owner signs out everywhere", async () => {
  const { token, refreshToken } = await somebody();
  const refreshed = await api("POST /v1/auth/refresh", { body: { refreshToken } });
  expect(refreshed.status).toBe(200);
  expect((await api("GET /v1/me", { token: refreshed.body.accessToken })).status).toBe(200);
  // The emulator compares whole seconds: what was issued in the second of signing out lives on.
  await sleep(1_100);
  expect((await api("POST /v1/auth/sign-out", { token })).status).toBe(204);
  const after = await api("POST /v1/auth/refresh", { body: { refreshToken } });
  expect(after).toMatchObject({ status: 401, body: { code: "accounts.wrong_credentials" } });
});

test("[ACC-7] a forgotten password is replaced with a code, and every session ends", async () => {
  const { email, refreshToken } = await somebody();
  expect((await api("POST /v1/auth/forgot-password", { body: { email } })).status).toBe(202);
  await sleep(1_100);
  const next = "Another-Horse-8";
  const reset = { email, code: "654321", password: next };
  expect((await api("POST /v1/auth/reset-password", { body: reset })).status).toBe(204);
  await holdsOnly({ email, password: next, ended: refreshToken });
});

test("[ACC-7] a changed password ends every session, and needs the old one", async () => {
  const { email, token, refreshToken } = await somebody();
  const next = "Another-Horse-8";
  const change = (oldPassword: string) =>
    api("POST /v1/auth/change-password", { token, body: { oldPassword, newPassword: next } });
  expect(await change("Wrong-Horse-77")).toMatchObject({
    status: 401,
    body: { code: "accounts.wrong_credentials", errors: [{ pointer: "#/oldPassword" }] },
  });
  await sleep(1_100);
  expect((await change(password)).status).toBe(204);
  await holdsOnly({ email, password: next, ended: refreshToken });
});

// Only with permissions does the emulator ask for the proof that the client's secret makes.
test("[ACC-7] nobody signs up or in at Cognito's own door with the client's id alone", async () => {
  const { email, token: AccessToken } = await somebody();
  const { awsEndpoint, outputs } = inject("cloud");
  const ClientId = outputs["UserPoolClientId"];
  const ask = async (operation: string, input: object) => {
    const response = await fetch(awsEndpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    });
    return response.status;
  };
  const AuthParameters = { USERNAME: email, PASSWORD: password };
  for (const AuthFlow of ["USER_PASSWORD_AUTH", "USER_SRP_AUTH"]) {
    expect(await ask("InitiateAuth", { ClientId, AuthFlow, AuthParameters })).toBe(400);
  }
  const stranger = { ClientId, Username: newEmail(), Password: "Strangers-Horse-6" };
  expect(await ask("SignUp", stranger)).toBe(400);
  expect(await ask("ForgotPassword", { ClientId, Username: email })).toBe(400);
  const UserAttributes = [{ Name: "email", Value: newEmail() }];
  expect(await ask("UpdateUserAttributes", { AccessToken, UserAttributes })).toBe(400);
  expect(await ask("AssociateSoftwareToken", { AccessToken })).toBe(400);
  expect(await ask("DeleteUser", { AccessToken })).toBe(400);
});

test("an id token is not taken for an access token", async () => {
  const { email } = await somebody();
  const { body } = await api("POST /v1/auth/sign-in", { body: { email, password } });
  const answer = await api("GET /v1/me", { token: body.idToken });
  expect(answer).toMatchObject({ status: 401, body: { code: "request.unauthorized" } });
});

test("without a token, or with a forged one, nobody is anybody", async () => {
  const nobody = await api("GET /v1/me");
  expect(nobody.status).toBe(401);
  const forged = await api("GET /v1/me", { token: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0." });
  expect(forged.status).toBe(401);
});

/** Of the passwords only this one is good, and the former session has ended. */
async function holdsOnly({ ended, ...good }: { email: string; password: string; ended: string }) {
  const refreshed = await api("POST /v1/auth/refresh", { body: { refreshToken: ended } });
  expect(refreshed).toMatchObject({ status: 401, body: { code: "accounts.wrong_credentials" } });
  const old = await api("POST /v1/auth/sign-in", { body: { ...good, password } });
  expect(old.status).toBe(401);
  expect((await api("POST /v1/auth/sign-in", { body: good })).status).toBe(200);
}
