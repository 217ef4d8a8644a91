import { createHmac } from "node:crypto";
import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { lazy } from "#shared/kernel/lazy.ts";

/** A user pool as one of its app clients may use it. */
export interface CognitoPool {
  readonly client: CognitoIdentityProviderClient;
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly secret: () => Promise<string>;
  /** What proves to Cognito that a call about this user comes from the app client. */
  readonly secretHash: (username: string) => Promise<string>;
}

/**
 * The app client's secret is asked of Cognito, once per container: nothing else keeps a copy that
 * could leak or grow old.
 */
export function cognitoPool(
  client: CognitoIdentityProviderClient,
  { userPoolId: UserPoolId, clientId: ClientId }: { userPoolId: string; clientId: string },
): CognitoPool {
  const secret = lazy(async () => {
    const { UserPoolClient } = await client.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    if (UserPoolClient?.ClientSecret) return UserPoolClient.ClientSecret;
    throw new Error(`The app client ${ClientId} has no secret; anybody could speak for it.`);
  });
  const secretHash = async (username: string) =>
    createHmac("sha256", await secret())
      .update(`${username}${ClientId}`)
      .digest("base64");
  return { client, UserPoolId, ClientId, secret, secretHash };
}
