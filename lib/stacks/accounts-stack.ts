import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import { accept } from "../accept.ts";
import type { Stage } from "../stages.ts";

export interface AccountsStackProps extends StackProps {
  readonly stage: Stage;
}

/** Who people are: the user pool, the client of our API, and the groups that give rights. */
export class AccountsStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { stage, ...props }: AccountsStackProps) {
    super(scope, id, props);
    this.pool = new UserPool(this, "Users", {
      userPoolName: `cardlake-${stage.name}`,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    accept(this.pool, {
      "AwsSolutions-COG1":
        "Twelve characters without compulsory symbols: NIST SP 800-63B prefers length to composition.",
      "AwsSolutions-COG2":
        "Collectors choose whether to use a second factor; the pool offers TOTP.",
      "AwsSolutions-COG8": "Threat protection costs more per user than the rest of the system.",
    });
    this.client = this.pool.addClient("Api", {
      userPoolClientName: `cardlake-${stage.name}-api`,
      authFlows: { userPassword: true, userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
    new CfnUserPoolGroup(this, "Admins", {
      userPoolId: this.pool.userPoolId,
      groupName: "admin",
      description: "May start syncs and read their progress.",
    });
    new CfnOutput(this, "UserPoolId", { value: this.pool.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: this.client.userPoolClientId });
  }
}
