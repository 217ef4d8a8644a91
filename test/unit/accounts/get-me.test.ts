import { expect, test } from "vitest";
import { getMe } from "#functions/accounts/get-me.ts";
import type { IdentityProvider } from "#functions/accounts/index.ts";
import { changePassword } from "#functions/accounts/passwords/set-password.ts";

type Change = Parameters<IdentityProvider["changePassword"]>[0];

function aProvider(account: { email?: string } = {}) {
  const asked: unknown[] = [];
  const provider = {
    accountOf: async (userId: string) => {
      asked.push(userId);
      return account;
    },
    changePassword: async (change: Change) => void asked.push(change),
  } as unknown as IdentityProvider;
  return { provider, asked };
}
const caller = { userId: "user-1", isAdmin: true, groups: ["admin"] };

test("[ACC-7] who is asking is told their proven address, and none that is not proven", async () => {
  const proven = aProvider({ email: "collector@example.com" });
  expect(await getMe(caller, proven)).toEqual({
    ...{ id: "user-1", email: "collector@example.com", groups: ["admin"] },
  });
  expect(proven.asked).toEqual(["user-1"]);
  const me = await getMe(caller, aProvider());
  expect(me).toEqual({ id: "user-1", groups: ["admin"] });
  expect(me).not.toHaveProperty("email");
});

test("a new password that the policy refuses is never offered to the account service", async () => {
  const { provider, asked } = aProvider();
  const change = { userId: "user-1", oldPassword: "old", newPassword: "password" };
  await expect(changePassword(change, { provider })).rejects.toMatchObject({
    code: "accounts.password_refused",
  });
  expect(asked).toEqual([]);
  const good = { ...change, newPassword: "Correct-Horse-7" };
  await changePassword(good, { provider });
  expect(asked).toEqual([good]);
});
