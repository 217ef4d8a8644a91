import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolEmail,
  UserPoolOperation,
} from "aws-cdk-lib/aws-cognito";
import { Policy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { passwordPolicy } from "#schemas/accounts/password.ts";
import { accept } from "../accept.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { removalOf } from "../removal.ts";
import type { Stage } from "../stages.ts";

export interface AccountsStackProps extends StackProps {
  readonly stage: Stage;
}

const { maxLength: _cognitosOwn, ...cognitoPolicy } = passwordPolicy;

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
      // [ACC-7] A new address takes the old one's place only once it is proven.
      keepOriginal: { email: true },
      passwordPolicy: { ...cognitoPolicy, tempPasswordValidity: Duration.days(3) },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      email: this.sender(stage),
      deletionProtection: stage.keepsData,
      removalPolicy: removalOf(stage),
    });
    accept(this.pool, {
      "AwsSolutions-COG1":
        "Twelve characters without compulsory symbols: NIST SP 800-63B prefers length to composition.",
      "AwsSolutions-COG2":
        "Collectors choose whether to use a second factor; the pool offers TOTP.",
      "AwsSolutions-COG8": "Threat protection costs more per user than the rest of the system.",
    });
    // With a secret, and with password sign-in for callers with IAM rights only: whoever reads the
    // client's id in a token can do nothing with it past /v1/auth and its rules.
    this.client = this.pool.addClient("Service", {
      userPoolClientName: `cardlake-${stage.name}-service`,
      generateSecret: true,
      authFlows: { adminUserPassword: true },
      // Nobody signs in on Cognito's own pages; left on, CDK's defaults allow the implicit flow.
      disableOAuth: true,
      // Signing up writes the address; nothing else is ours to write.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Access tokens outlive a sign-out [ACC-7], but not for long.
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(30),
    });
    this.answerPoolEvents(stage);
    new CfnUserPoolGroup(this, "Admins", {
      userPoolId: this.pool.userPoolId,
      groupName: "admin",
      description: "May start syncs and read their progress.",
    });
    new CfnOutput(this, "UserPoolId", { value: this.pool.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: this.client.userPoolClientId });
  }

  private sender({ mail }: Stage): UserPoolEmail {
    if (!mail) return UserPoolEmail.withCognito();
    const { from, fromName, domain, region, configurationSet } = mail;
    return UserPoolEmail.withSES({
      fromEmail: from,
      fromName,
      sesRegion: region ?? this.region,
      ...(domain && { sesVerifiedDomain: domain }),
      ...(configurationSet && { configurationSetName: configurationSet }),
    });
  }

  /** [ACC-7] No token opens Cognito's own operations, and no session outlives a reset. */
  private answerPoolEvents(stage: Stage) {
    const make = new AreaFunction(this, "MakeToken", {
      ...poolEvent(stage),
      handler: "make-token",
    });
    const { PRE_TOKEN_GENERATION_CONFIG, POST_CONFIRMATION } = UserPoolOperation;
    this.pool.addTrigger(PRE_TOKEN_GENERATION_CONFIG, make, LambdaVersion.V2_0);
    const end = new AreaFunction(this, "EndSessions", {
      ...poolEvent(stage),
      handler: "end-sessions",
    });
    this.pool.addTrigger(POST_CONFIRMATION, end);
    // A policy of its own: in the role's it would close a circle of function, pool and policy.
    const ending = new Policy(this, "EndingSessions", {
      statements: [
        new PolicyStatement({
          actions: ["cognito-idp:AdminUserGlobalSignOut"],
          resources: [this.pool.userPoolArn],
        }),
      ],
    });
    end.role?.attachInlinePolicy(ending);
  }
}

/** Cognito waits five seconds for an answer. */
const poolEvent = (stage: Stage) =>
  ({ stage, area: "accounts", environment: {}, timeout: Duration.seconds(5) }) as const;
