import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { api, somebody } from "#test/support/api.ts";

const password = "Correct-Horse-7";
const newEmail = () => `collector-${randomUUID()}@example.com`;

test("[ACC-1] somebody registers, confirms, signs in, and learns who they are", async () => {
  const email = newEmail();
  const registered = await api("POST /v1/auth/register", { body: { email, password } });
  expect(registered).toMatchObject({ status: 202, body: { status: "code_sent" } });
  const early = await api("POST /v1/auth/sign-in", { body: { email, password } });
  expect(early).toMatchObject({ status: 403, body: { code: "accounts.not_confirmed" } });
  const again = await api("POST /v1/auth/resend-code", { body: { email } });
  expect(again.status).toBe(202);
  const confirmed = await api("POST /v1/auth/confirm", { body: { email, code: "123456" } });
  expect(confirmed.status).toBe(204);
  const { status, body } = await api("POST /v1/auth/sign-in", {
    body: { email: email.toUpperCase(), password },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ tokenType: "Bearer", expiresInSeconds: 3600 });
  const me = await api("GET /v1/me", { token: body.accessToken });
  expect(me.body).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), email, groups: [] });
});

test("a registered address, in whatever case, is not registered twice", async () => {
  const { email } = await somebody();
  const again = await api("POST /v1/auth/register", {
    body: { email: email.toUpperCase(), password },
  });
  expect(again).toMatchObject({ status: 409, body: { code: "accounts.already_registered" } });
});

test("a weak password is refused with the policy", async () => {
  const answer = await api("POST /v1/auth/register", {
    body: { email: newEmail(), password: "short" },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: "accounts.password_refused" } });
  expect(answer.body.detail).toContain("12 characters");
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

test("a forgotten password is replaced with a code", async () => {
  const { email } = await somebody();
  expect((await api("POST /v1/auth/forgot-password", { body: { email } })).status).toBe(202);
  const next = "Another-Horse-8";
  const reset = { email, code: "654321", password: next };
  expect((await api("POST /v1/auth/reset-password", { body: reset })).status).toBe(204);
  const old = await api("POST /v1/auth/sign-in", { body: { email, password } });
  expect(old.status).toBe(401);
  const signedIn = await api("POST /v1/auth/sign-in", { body: { email, password: next } });
  expect(signedIn.status).toBe(200);
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
