import type { AccountsStack } from "../accounts-stack.ts";
import type { ApiPlace } from "./api-place.ts";

export function accountsArea({ http }: ApiPlace, { pool, client }: AccountsStack) {
  const worker = http.area("accounts", {
    USER_POOL_ID: pool.userPoolId,
    USER_POOL_CLIENT_ID: client.userPoolClientId,
  });
  pool.grant(
    worker,
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminInitiateAuth",
    "cognito-idp:AdminRespondToAuthChallenge",
    "cognito-idp:AdminSetUserPassword",
    "cognito-idp:AdminUpdateUserAttributes",
    "cognito-idp:AdminUserGlobalSignOut",
    "cognito-idp:DescribeUserPoolClient",
  );
}
