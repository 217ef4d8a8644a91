import { describe, expect, test } from "vitest";
import { passwordPolicy } from "#schemas/accounts/password.ts";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";

describe("the user pool", () => {
  const accounts = templatesOf(synthesised().stacks).find(([name]) => name === "accounts")?.[1];
  const propertiesOf = (type: string) =>
    Object.values(accounts?.findResources(type) ?? {}).map(({ Properties }) => Properties);
  const clients = propertiesOf("AWS::Cognito::UserPoolClient");
  const [pool] = propertiesOf("AWS::Cognito::UserPool");

  test("[ACC-7] every client needs a secret and signs in with IAM rights only", () => {
    expect(clients).not.toEqual([]);
    for (const client of clients) {
      expect(client).toMatchObject({
        GenerateSecret: true,
        PreventUserExistenceErrors: "ENABLED",
        EnableTokenRevocation: true,
      });
      expect(client.ExplicitAuthFlows.toSorted()).toEqual([
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
      ]);
      expect(client.AllowedOAuthFlows).toBeUndefined();
      expect(client.AllowedOAuthFlowsUserPoolClient).not.toBe(true);
    }
  });

  test("[ACC-7] tokens that outlive a sign-out live for a quarter of an hour at most", () => {
    const inMinutes = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };
    for (const { TokenValidityUnits: units, ...client } of clients) {
      for (const token of ["AccessToken", "IdToken"] as const) {
        const unit: keyof typeof inMinutes = units[token];
        expect(client[`${token}Validity`] * inMinutes[unit]).toBeLessThanOrEqual(15);
      }
    }
  });

  test("[ACC-7] a new address takes the old one's place only once it is proven", () => {
    expect(pool.UserAttributeUpdateSettings).toEqual({
      AttributesRequireVerificationBeforeUpdate: ["email"],
    });
    expect(pool.AutoVerifiedAttributes).toEqual(["email"]);
    for (const { WriteAttributes } of clients) expect(WriteAttributes).toEqual(["email"]);
  });

  test("[ACC-7] access tokens are made, and sessions ended after a reset, by functions of ours", () => {
    const { PreTokenGenerationConfig, PostConfirmation } = pool.LambdaConfig;
    expect(PreTokenGenerationConfig).toMatchObject({
      LambdaVersion: "V2_0",
      LambdaArn: { "Fn::GetAtt": [expect.stringMatching(/^MakeToken/), "Arn"] },
    });
    expect(PostConfirmation).toEqual({
      "Fn::GetAtt": [expect.stringMatching(/^EndSessions/), "Arn"],
    });
    const callers = propertiesOf("AWS::Lambda::Permission").map(({ Principal }) => Principal);
    expect(callers).toEqual(["cognito-idp.amazonaws.com", "cognito-idp.amazonaws.com"]);
  });

  test("asks of a password what the accounts area checks before it spends a code", () => {
    expect(pool.Policies.PasswordPolicy).toMatchObject({
      MinimumLength: passwordPolicy.minLength,
      RequireLowercase: passwordPolicy.requireLowercase,
      RequireUppercase: passwordPolicy.requireUppercase,
      RequireNumbers: passwordPolicy.requireDigits,
      RequireSymbols: passwordPolicy.requireSymbols,
    });
  });
});

test("[ACC-5] every function that answers HTTP counts in the table of limits, and may only count", () => {
  const { stacks } = synthesised({ RATE_LIMIT_PER_USER: "2", RATE_LIMIT_PER_ADDRESS: "0.5" });
  const api = templatesOf(stacks).find(([name]) => name === "api")?.[1];
  const functions = Object.values(api?.findResources("AWS::Lambda::Function") ?? {});
  const http = functions.filter(({ Properties }) => /-http$/.test(Properties.FunctionName));
  expect(http.length).toBeGreaterThanOrEqual(6);
  for (const { Properties } of http) {
    expect(Properties.Environment.Variables).toMatchObject({
      LIMITS_TABLE: { Ref: expect.stringMatching(/^Limits/) },
      LIMITS_PER_USER: "2",
      LIMITS_PER_ADDRESS: "0.5",
    });
  }
  const tables = Object.entries(api?.findResources("AWS::DynamoDB::GlobalTable") ?? {});
  expect(tables).toHaveLength(1);
  expect(tables[0]?.[1]).toMatchObject({
    DeletionPolicy: "Delete",
    Properties: { TimeToLiveSpecification: { AttributeName: "expiresAtSeconds", Enabled: true } },
  });
  const statements = Object.values(api?.findResources("AWS::IAM::Policy") ?? {}).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  const onLimits = statements.filter(({ Resource }) => JSON.stringify(Resource).includes("Limits"));
  // Beside them the worker that draws a user's pictures in advance.
  expect(onLimits.length).toBe(http.length + 1);
  for (const { Action } of onLimits) expect(Action).toBe("dynamodb:UpdateItem");
});

test("a rate limit that is no number above 0 is not deployed", () => {
  for (const wrong of ["0", "-1", "many", "Infinity"]) {
    expect(() => synthesised({ RATE_LIMIT_PER_USER: wrong })).toThrow("RATE_LIMIT_PER_USER");
  }
});
