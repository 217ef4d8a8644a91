import * as operations from "#schemas/http/accounts.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { getMe } from "../get-me.ts";
import { changePassword, confirmAddress, resetPassword } from "../passwords/set-password.ts";
import { runtime } from "../runtime.ts";

/** Answers every operation of the area accounts. */
export const handler = httpApi([
  route(operations.register, runtime, async ({ body }, { provider }) => {
    await provider.register(body.email);
    return { body: { status: "code_sent" as const } };
  }),
  route(operations.confirm, runtime, async ({ body }, deps) => {
    await confirmAddress(body, deps);
    return { body: undefined };
  }),
  route(operations.resendCode, runtime, async ({ body }, { provider }) => {
    await provider.resendCode(body.email);
    return { body: { status: "code_sent" as const } };
  }),
  route(operations.signIn, runtime, async ({ body }, { provider }) => {
    const tokens = await provider.signIn(body);
    return { body: { ...tokens, tokenType: "Bearer" as const } };
  }),
  route(operations.refresh, runtime, async ({ body }, { provider }) => {
    const tokens = await provider.refresh(body.refreshToken);
    return { body: { ...tokens, tokenType: "Bearer" as const } };
  }),
  route(operations.signOut, runtime, async ({ caller }, { provider }) => {
    await provider.signOutEverywhere(caller.userId);
    return { body: undefined };
  }),
  route(operations.forgotPassword, runtime, async ({ body }, { provider }) => {
    await provider.sendResetCode(body.email);
    return { body: { status: "code_sent" as const } };
  }),
  route(operations.resetPassword, runtime, async ({ body }, deps) => {
    await resetPassword(body, deps);
    return { body: undefined };
  }),
  route(operations.changePassword, runtime, async ({ caller, body }, deps) => {
    await changePassword({ userId: caller.userId, ...body }, deps);
    return { body: undefined };
  }),
  route(operations.getMe, runtime, async ({ caller }, deps) => ({
    body: await getMe(caller, deps),
  })),
]);
