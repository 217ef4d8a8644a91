import {
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";

/** Ends every session of a user of any pool. May be repeated. */
export const cognitoSessionsEnd =
  (client: CognitoIdentityProviderClient) =>
  async ({ userPoolId, userName }: { userPoolId: string; userName: string }): Promise<void> => {
    await client.send(
      new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: userName }),
    );
  };
