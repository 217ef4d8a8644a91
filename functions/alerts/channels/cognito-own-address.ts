import * as z from "zod";
import { type AwsVariables, signedClient } from "#shared/aws/signed-client.ts";

const timeoutMs = 10_000;
const User = z.object({
  UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string().optional() })).default([]),
});
const Failure = z.object({ __type: z.string().default("") });

/**
 * The proven address of an account, asked of the user pool by a signed request: one operation is not worth the SDK's client. Undefined where it
 * is not proven, or the account is gone.
 */
export function cognitoOwnAddress(
  userPoolId: string,
  variables: AwsVariables,
): (userId: string) => Promise<string | undefined> {
  const { AWS_REGION: region = "us-east-1", AWS_ENDPOINT_URL } = variables;
  const address = AWS_ENDPOINT_URL ?? `https://cognito-idp.${region}.amazonaws.com/`;
  const client = signedClient("cognito-idp", region, variables);
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser",
  };
  return async (userId) => {
    const answer = await client.fetch(address, {
      ...{ method: "POST", headers, signal: AbortSignal.timeout(timeoutMs) },
      body: JSON.stringify({ UserPoolId: userPoolId, Username: userId }),
    });
    const body: unknown = await answer.json();
    if (!answer.ok) {
      const { __type: type } = Failure.parse(body);
      if (type.endsWith("UserNotFoundException")) return undefined;
      throw new Error(`The user pool answered ${answer.status} ${type}.`);
    }
    const { UserAttributes } = User.parse(body);
    const attribute = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value;
    return attribute("email_verified") === "true" ? attribute("email") : undefined;
  };
}
