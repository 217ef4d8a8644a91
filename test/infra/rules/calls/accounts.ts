import { type FunctionCalls, limited } from "./kinds.ts";

export const accountsCalls: FunctionCalls = {
  "accounts-end-sessions": {
    pool: { AdminUserGlobalSignOut: "after a reset" },
  },
  "accounts-make-token": {},
  "accounts-http": {
    ...limited,
    // Everything else at Cognito is open to anybody who names the client and its secret.
    pool: {
      AdminGetUser: "profile",
      AdminInitiateAuth: "sign in, refresh",
      AdminRespondToAuthChallenge: "second factor",
      AdminSetUserPassword: "the password that came with the proof",
      AdminUpdateUserAttributes: "an address that was proved",
      AdminUserGlobalSignOut: "sign out everywhere",
      DescribeUserPoolClient: "secret of the client",
    },
  },
};
