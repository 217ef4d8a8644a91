import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { IdentityProvider } from "#functions/accounts/index.ts";

export interface ProviderUnderTest {
  readonly provider: IdentityProvider;
  /** The newest code that an address received: for a new account, or for a new password. */
  readonly codeOf: (email: string, purpose: "account" | "password") => string;
  /** The user whom an access token names. */
  readonly userIdOf: (accessToken: string) => string;
  /** How long a session must have lived to be ended by signing out. @default 0 */
  readonly sessionAgeMs?: number;
}

const ownersPassword = "Owners-Horse-7";
const nextPassword = "Another-Horse-8";

/** What every IdentityProvider promises. */
export function identityProviderContract(name: string, make: () => ProviderUnderTest) {
  const newEmail = () => `collector-${randomUUID()}@example.com`;

  async function anAccount() {
    const { provider, codeOf, userIdOf, sessionAgeMs = 0 } = make();
    const email = newEmail();
    await provider.register(email);
    await provider.confirm({ email, code: codeOf(email, "account"), password: ownersPassword });
    const tokens = await provider.signIn({ email, password: ownersPassword });
    await sleep(sessionAgeMs);
    return { provider, codeOf, email, tokens, userId: userIdOf(tokens.accessToken) };
  }

  describe(`${name} is an IdentityProvider`, () => {
    test("[ACC-7] the password that counts is the one that came with the code", async () => {
      const { provider, codeOf } = make();
      const email = newEmail();
      await provider.register(email);
      const early = provider.signIn({ email, password: ownersPassword });
      await expect(early).rejects.toMatchObject({ code: "accounts.not_confirmed" });
      await provider.confirm({ email, code: codeOf(email, "account"), password: ownersPassword });
      const tokens = await provider.signIn({ email, password: ownersPassword });
      expect(tokens).toMatchObject({ expiresInSeconds: 900 });
    });

    test("registering again answers as the first time, whoever has the address", async () => {
      const { provider, email } = await anAccount();
      expect(await provider.register(newEmail())).toBeUndefined();
      expect(await provider.register(email)).toBeUndefined();
      expect(await provider.signIn({ email, password: ownersPassword })).toBeDefined();
    });

    test("a refresh token gives tokens until its user signs out everywhere", async () => {
      const { provider, tokens, userId } = await anAccount();
      const refreshed = await provider.refresh(tokens.refreshToken);
      expect(refreshed.refreshToken).toBe(tokens.refreshToken);
      await provider.signOutEverywhere(userId);
      const after = provider.refresh(tokens.refreshToken);
      await expect(after).rejects.toMatchObject({ code: "accounts.wrong_credentials" });
    });

    test("[ACC-7] a reset password ends every session", async () => {
      const { provider, codeOf, email, tokens } = await anAccount();
      await provider.sendResetCode(email);
      const code = codeOf(email, "password");
      await provider.resetPassword({ email, code, password: nextPassword });
      const after = provider.refresh(tokens.refreshToken);
      await expect(after).rejects.toMatchObject({ code: "accounts.wrong_credentials" });
      const old = provider.signIn({ email, password: ownersPassword });
      await expect(old).rejects.toMatchObject({ code: "accounts.wrong_credentials" });
      expect(await provider.signIn({ email, password: nextPassword })).toBeDefined();
    });

    test("[ACC-7] a changed password ends every session, and needs the old one", async () => {
      const { provider, email, tokens, userId } = await anAccount();
      const change = { userId, newPassword: nextPassword };
      const guess = provider.changePassword({ ...change, oldPassword: "Wrong-Horse-77" });
      await expect(guess).rejects.toMatchObject({ code: "accounts.wrong_credentials" });
      expect(await provider.refresh(tokens.refreshToken)).toBeDefined();
      await provider.changePassword({ ...change, oldPassword: ownersPassword });
      const after = provider.refresh(tokens.refreshToken);
      await expect(after).rejects.toMatchObject({ code: "accounts.wrong_credentials" });
      expect(await provider.signIn({ email, password: nextPassword })).toBeDefined();
    });

    test("an unknown address and a wrong password are told alike", async () => {
      const { provider, email } = await anAccount();
      const outcome = (one: Promise<unknown>) => one.catch(({ code, message }) => [code, message]);
      const wrong = await outcome(provider.signIn({ email, password: nextPassword }));
      const unknown = await outcome(provider.signIn({ email: newEmail(), password: nextPassword }));
      expect(unknown).toEqual(wrong);
      expect(await provider.sendResetCode(newEmail())).toBeUndefined();
      expect(await provider.resendCode(newEmail())).toBeUndefined();
    });
  });
}
