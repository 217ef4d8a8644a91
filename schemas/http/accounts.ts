import * as z from "zod";
import { Email } from "../accounts/email.ts";
import { secretText } from "../text.ts";
import type { Operation } from "./operation.ts";

const Password = secretText(256).meta({
  description:
    "At least 12 characters, among them a lower-case and an upper-case letter and a digit.",
  examples: ["Correct-Horse-7"],
});

const Code = z
  .string()
  .trim()
  .regex(/^\d{1,12}$/, "must be the digits from the message")
  .meta({ description: "The digits that came by e-mail.", examples: ["123456"] });

const Tokens = z
  .object({
    accessToken: z.string().meta({ description: "For the header Authorization: Bearer …" }),
    idToken: z.string().meta({ description: "Says who signed in; the API does not take it." }),
    refreshToken: z.string(),
    expiresInSeconds: z.int().positive(),
    tokenType: z.literal("Bearer"),
  })
  .meta({ id: "Tokens" });

const CodeSent = z.object({ status: z.literal("code_sent") });

const example = {
  tokens: {
    accessToken: "eyJraWQiOi…",
    idToken: "eyJraWQiOi…",
    refreshToken: "eyJjdHkiOi…",
    expiresInSeconds: 900,
    tokenType: "Bearer",
  },
  credentials: { email: "collector@example.com", password: "Correct-Horse-7" },
} as const;

const maxBodyBytes = 8_192;
const problems = [
  "request.invalid",
  "request.forbidden",
  "request.too_many",
  "accounts.unavailable",
] as const;

export const register = {
  id: "accounts.register",
  method: "POST",
  path: "/v1/auth/register",
  summary: "Sends a code to an e-mail address, with which its owner opens an account.",
  description:
    "Answers alike whether or not there is such an account, and may be repeated: an account that " +
    "exists gets a code for a new password. No password is sent here; the one that counts comes " +
    "with the code [ACC-7].",
  access: "public",
  limit: "mail",
  request: { body: z.strictObject({ email: Email }), maxBodyBytes },
  response: { status: 202, body: CodeSent },
  problems: [...problems, "accounts.undeliverable"],
  example: {
    request: { email: "collector@example.com" },
    response: { status: "code_sent" },
  },
} as const satisfies Operation;

export const confirm = {
  id: "accounts.confirm",
  method: "POST",
  path: "/v1/auth/confirm",
  summary: "Proves the e-mail address with the code that was sent there, and chooses the password.",
  description:
    "The password counts from then on, whatever was set before, and every session ends. A password " +
    "that the policy refuses does not spend the code.",
  access: "public",
  limit: "code",
  request: {
    body: z.strictObject({ email: Email, code: Code, password: Password }),
    maxBodyBytes,
  },
  response: { status: 204 },
  problems: [...problems, "accounts.wrong_code", "accounts.password_refused"],
  example: { request: { ...example.credentials, code: "123456" } },
} as const satisfies Operation;

export const resendCode = {
  id: "accounts.resendCode",
  method: "POST",
  path: "/v1/auth/resend-code",
  summary: "Sends the code for confirming once more.",
  description: "Answers alike whether or not an account waits for a code.",
  access: "public",
  limit: "mail",
  request: { body: z.strictObject({ email: Email }), maxBodyBytes },
  response: { status: 202, body: CodeSent },
  problems: [...problems, "accounts.undeliverable"],
  example: {
    request: { email: "collector@example.com" },
    response: { status: "code_sent" },
  },
} as const satisfies Operation;

export const signIn = {
  id: "accounts.signIn",
  method: "POST",
  path: "/v1/auth/sign-in",
  summary: "Exchanges e-mail and password for tokens.",
  description:
    "The access token is the one that the API takes. An account with an authenticator app needs its " +
    "six digits as `secondFactor`.",
  access: "public",
  limit: "sign-in",
  request: {
    body: z.strictObject({
      email: Email,
      password: Password,
      secondFactor: z
        .string()
        .regex(/^\d{6}$/, "must be six digits")
        .optional()
        .meta({ description: "What the authenticator app shows." }),
    }),
    maxBodyBytes,
  },
  response: { status: 200, body: Tokens },
  problems: [
    ...problems,
    "accounts.wrong_credentials",
    "accounts.not_confirmed",
    "accounts.second_factor_required",
    "accounts.password_reset_required",
    "accounts.wrong_code",
  ],
  example: { request: example.credentials, response: example.tokens },
} as const satisfies Operation;

export const refresh = {
  id: "accounts.refresh",
  method: "POST",
  path: "/v1/auth/refresh",
  summary: "Exchanges a refresh token for new tokens.",
  access: "public",
  limit: "session",
  request: { body: z.strictObject({ refreshToken: secretText(6_000) }), maxBodyBytes },
  response: { status: 200, body: Tokens },
  problems: [...problems, "accounts.wrong_credentials"],
  example: { request: { refreshToken: "eyJjdHkiOi…" }, response: example.tokens },
} as const satisfies Operation;

export const signOut = {
  id: "accounts.signOut",
  method: "POST",
  path: "/v1/auth/sign-out",
  summary: "Ends every session of the caller, on all devices.",
  description:
    "No refresh token works any more. An access token that is already out stays good until it " +
    "expires, a quarter of an hour at most.",
  access: "user",
  request: {},
  response: { status: 204 },
  problems: ["request.unauthorized", "request.too_many", "accounts.unavailable"],
  example: {},
} as const satisfies Operation;

export const forgotPassword = {
  id: "accounts.forgotPassword",
  method: "POST",
  path: "/v1/auth/forgot-password",
  summary: "Sends a code with which a new password can be set.",
  description: "Answers alike whether or not there is such an account.",
  access: "public",
  limit: "mail",
  request: { body: z.strictObject({ email: Email }), maxBodyBytes },
  response: { status: 202, body: CodeSent },
  problems: [...problems, "accounts.undeliverable"],
  example: {
    request: { email: "collector@example.com" },
    response: { status: "code_sent" },
  },
} as const satisfies Operation;

export const resetPassword = {
  id: "accounts.resetPassword",
  method: "POST",
  path: "/v1/auth/reset-password",
  summary: "Sets a new password with the code that was sent, and ends every session.",
  description:
    "No refresh token works any more; access tokens end within a quarter of an hour. A password that " +
    "the policy refuses does not spend the code.",
  access: "public",
  limit: "code",
  request: {
    body: z.strictObject({ email: Email, code: Code, password: Password }),
    maxBodyBytes,
  },
  response: { status: 204 },
  problems: [...problems, "accounts.wrong_code", "accounts.password_refused"],
  example: { request: { ...example.credentials, code: "654321" } },
} as const satisfies Operation;

export const changePassword = {
  id: "accounts.changePassword",
  method: "POST",
  path: "/v1/auth/change-password",
  summary: "Replaces the password by a new one, and ends every session, the caller's too.",
  description:
    "No refresh token works any more; access tokens end within a quarter of an hour. Sign in again " +
    "with the new password.",
  access: "user",
  limit: "sign-in",
  request: {
    body: z.strictObject({ oldPassword: Password, newPassword: Password }),
    maxBodyBytes,
  },
  response: { status: 204 },
  problems: [...problems, "accounts.wrong_credentials", "accounts.password_refused"],
  example: { request: { oldPassword: "Correct-Horse-7", newPassword: "Another-Horse-8" } },
} as const satisfies Operation;

export const getMe = {
  id: "accounts.getMe",
  method: "GET",
  path: "/v1/me",
  summary: "Says who the caller is.",
  access: "user",
  request: {},
  response: {
    status: 200,
    body: z.object({
      id: z.string().meta({ description: "Stable identifier of the account." }),
      email: z.string().optional().meta({ description: "Absent until it is proven." }),
      groups: z.array(z.string()),
    }),
  },
  cache: "private, no-cache",
  problems: ["request.unauthorized", "request.too_many", "accounts.unavailable"],
  example: {
    response: {
      id: "5f0c1a52-70f1-7011-9d0a-3a2f5b1c7e10",
      email: "collector@example.com",
      groups: [],
    },
  },
} as const satisfies Operation;
