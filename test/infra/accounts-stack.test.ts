import { describe, expect, test } from "vitest";
import { passwordPolicy } from "#schemas/accounts/password.ts";
import { synthesised, templatesOf } from "#test/support/synth.ts";

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
