import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { inject } from "vitest";
import * as z from "zod";
import { cognitoIdentityProvider } from "#functions/accounts/cognito/cognito-identity-provider.ts";
import { cognitoPool } from "#functions/accounts/cognito/cognito-pool.ts";
import { identityProviderContract } from "#test/contract/identity-provider.ts";

const { awsEndpoint, outputs } = inject("cloud");
const client = new CognitoIdentityProviderClient({
  endpoint: awsEndpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const pool = cognitoPool(client, {
  userPoolId: outputs["UserPoolId"] ?? "",
  clientId: outputs["UserPoolClientId"] ?? "",
});

identityProviderContract("cognitoIdentityProvider", () => ({
  provider: cognitoIdentityProvider(pool, () => "Unguessable-1-of-2^256"),
  // The emulator sends these to everybody.
  codeOf: (_email, purpose) => (purpose === "account" ? "123456" : "654321"),
  userIdOf: (accessToken) => {
    const [, claims = ""] = accessToken.split(".");
    const json: unknown = JSON.parse(Buffer.from(claims, "base64url").toString());
    return z.object({ sub: z.string() }).parse(json).sub;
  },
  // It compares whole seconds: what was issued in the second of signing out lives on.
  sessionAgeMs: 1_100,
}));
