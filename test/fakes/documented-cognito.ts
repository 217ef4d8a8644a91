import { createHmac, randomUUID } from "node:crypto";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";

interface User {
  readonly id: string;
  readonly email: string;
  password: string;
  status: "UNCONFIRMED" | "CONFIRMED";
  isVerified: boolean;
  signUpCode?: string | undefined;
  resetCode?: string | undefined;
  readonly refreshTokens: Set<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: the inputs of twelve commands, read as Cognito reads them.
type Input = any;

const refusal = (name: string, message: string) => Object.assign(new Error(message), { name });
const badCode = () => refusal("CodeMismatchException", "Invalid verification code provided.");
const wrong = () => refusal("NotAuthorizedException", "Incorrect username or password.");

/**
 * A user pool that does what Cognito's documentation says and an emulator does not: codes are single
 * and checked, a confirmed user cannot be confirmed, an administrator's permanent password confirms,
 * a reset leaves refresh tokens alive, and every call for a client with a secret must prove it.
 */
export class DocumentedCognito {
  static readonly ids = { userPoolId: "pool", clientId: "client" } as const;
  readonly secret = randomUUID();
  /** Messages that went out, newest last. */
  readonly mails: { readonly to: string; readonly code: string }[] = [];
  /** Commands in the order in which they came. */
  readonly asked: string[] = [];
  private readonly users = new Map<string, User>();
  private readonly failing: { command: string; error: Error }[] = [];
  private codes = 0;

  readonly client = {
    send: async (command: { input: Input }) => this.answer(command.constructor.name, command.input),
  } as unknown as CognitoIdentityProviderClient;

  /** The next call of this command fails before it does anything, as when a function dies. */
  failNext(command: string, error: Error): void {
    this.failing.push({ command: `${command}Command`, error });
  }

  /** The newest code that reached an address. */
  codeOf = (email: string): string => this.mails.findLast(({ to }) => to === email)?.code ?? "";

  /** What somebody with the app client's secret, or a former version, has left in the pool. */
  leaveUnconfirmed(email: string, password: string): void {
    this.signUp({ Username: email, Password: password });
  }

  /** As UpdateUserAttributes leaves it in a pool that does not keep the original. */
  leaveUnverified(email: string): void {
    this.userOf(email).isVerified = false;
  }

  private answer(command: string, input: Input): unknown {
    this.asked.push(command);
    const index = this.failing.findIndex((one) => one.command === command);
    if (index >= 0) throw this.failing.splice(index, 1)[0]?.error;
    const Username = input.Username ?? input.AuthParameters?.USERNAME;
    if (proved.has(command)) this.checkProof(Username, input);
    switch (command) {
      case "DescribeUserPoolClientCommand":
        return { UserPoolClient: { ClientSecret: this.secret } };
      case "SignUpCommand":
        return this.signUp(input);
      case "ConfirmSignUpCommand":
        return this.confirmSignUp(input);
      case "ResendConfirmationCodeCommand":
        return this.resend(input);
      case "ForgotPasswordCommand":
        return this.forgot(input);
      case "ConfirmForgotPasswordCommand":
        return this.reset(input);
      case "AdminSetUserPasswordCommand":
        return this.setPassword(input);
      case "AdminInitiateAuthCommand":
        return this.signIn(input);
      case "GetTokensFromRefreshTokenCommand":
        return this.refresh(input);
      case "AdminUpdateUserAttributesCommand":
        this.userOf(input.Username).isVerified = true;
        return {};
      case "AdminUserGlobalSignOutCommand":
        this.userOf(input.Username).refreshTokens.clear();
        return {};
      case "AdminGetUserCommand":
        return this.describe(this.userOf(input.Username));
      default:
        throw new Error(`Nobody has written down what ${command} does.`);
    }
  }

  private checkProof(username: string, input: Input): void {
    const given = input.SecretHash ?? input.AuthParameters?.SECRET_HASH;
    const hash = createHmac("sha256", this.secret).update(`${username}${input.ClientId}`);
    if (given === hash.digest("base64")) return;
    throw refusal("NotAuthorizedException", "Unable to verify secret hash for client client");
  }

  private userOf(name: string): User {
    const found = [...this.users.values()].find(({ id, email }) => id === name || email === name);
    if (!found) throw refusal("UserNotFoundException", "User does not exist.");
    return found;
  }

  private newCode(to: string): string {
    this.codes += 1;
    const code = String(100_000 + this.codes);
    this.mails.push({ to, code });
    return code;
  }

  private signUp({ Username: email, Password: password }: Input): unknown {
    if (this.users.has(email)) throw refusal("UsernameExistsException", "User already exists");
    const [id, refreshTokens] = [randomUUID(), new Set<string>()];
    const user: User = { ...{ id, email, password, refreshTokens }, ...newcomer };
    this.users.set(email, user);
    user.signUpCode = this.newCode(email);
    return { UserConfirmed: false };
  }

  private confirmSignUp({ Username, ConfirmationCode }: Input): unknown {
    const user = this.userOf(Username);
    if (user.status === "CONFIRMED") {
      const message = "User cannot be confirmed. Current status is CONFIRMED";
      throw refusal("NotAuthorizedException", message);
    }
    if (user.signUpCode !== ConfirmationCode) throw badCode();
    user.signUpCode = undefined;
    user.status = "CONFIRMED";
    user.isVerified = true;
    return {};
  }

  private resend({ Username }: Input): unknown {
    const user = this.userOf(Username);
    if (user.status === "CONFIRMED") {
      throw refusal("InvalidParameterException", "User is already confirmed.");
    }
    user.signUpCode = this.newCode(user.email);
    return {};
  }

  private forgot({ Username }: Input): unknown {
    const user = this.userOf(Username);
    if (!user.isVerified) {
      throw refusal("InvalidParameterException", "There is no registered/verified email.");
    }
    user.resetCode = this.newCode(user.email);
    return {};
  }

  private reset({ Username, ConfirmationCode, Password }: Input): unknown {
    const user = this.userOf(Username);
    if (user.resetCode === undefined)
      throw refusal("ExpiredCodeException", "Request a code again.");
    if (user.resetCode !== ConfirmationCode) throw badCode();
    user.resetCode = undefined;
    user.password = Password;
    return {};
  }

  private setPassword({ Username, Password, Permanent }: Input): unknown {
    const user = this.userOf(Username);
    user.password = Password;
    if (Permanent) user.status = "CONFIRMED";
    return {};
  }

  private signIn({ AuthFlow, AuthParameters: { USERNAME, PASSWORD } }: Input): unknown {
    if (AuthFlow !== "ADMIN_USER_PASSWORD_AUTH") throw new Error(`${AuthFlow} is switched off.`);
    const user = this.userOf(USERNAME);
    if (user.status === "UNCONFIRMED") throw refusal("UserNotConfirmedException", "Not confirmed.");
    if (user.password !== PASSWORD) throw wrong();
    const RefreshToken = randomUUID();
    user.refreshTokens.add(RefreshToken);
    return { AuthenticationResult: { ...this.tokens(user), RefreshToken } };
  }

  private refresh({ RefreshToken, ClientSecret }: Input): unknown {
    const user = [...this.users.values()].find((one) => one.refreshTokens.has(RefreshToken));
    if (ClientSecret !== this.secret || !user) throw wrong();
    return { AuthenticationResult: this.tokens(user) };
  }

  private tokens = ({ id }: User) => ({
    AccessToken: `access:${id}`,
    IdToken: `id:${id}`,
    ExpiresIn: 900,
  });

  private describe({ id, email, status, isVerified }: User): unknown {
    const UserAttributes = [
      { Name: "sub", Value: id },
      { Name: "email", Value: email },
      { Name: "email_verified", Value: String(isVerified) },
    ];
    return { Username: id, UserStatus: status, UserAttributes };
  }
}

const newcomer = { status: "UNCONFIRMED", isVerified: false } as const;

const proved = new Set(
  ["SignUp", "ConfirmSignUp", "ResendConfirmationCode", "ForgotPassword", "ConfirmForgotPassword"]
    .concat("AdminInitiateAuth")
    .map((name) => `${name}Command`),
);
