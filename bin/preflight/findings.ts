import type { AccountFacts, Asked } from "./facts.ts";

export interface Finding {
  /** `missing`: the deploy fails, or what it deploys does not work. */
  readonly weight: "good" | "advice" | "unknown" | "missing";
  readonly text: string;
}

/** The version from which on the CDK's default synthesizer is content. */
const oldestBootstrap = 6;
/**
 * Executions at once that a stage gets along with. Queues hold back what a trial's ten cannot take; where
 * people wait, the workers' twenty must leave as many again for the API.
 */
const wantedConcurrent = (stage: string): number => (stage === "prod" ? 40 : 10);
/** Mails a day that Cognito's own sender allows; below that, SES is no better. */
const cognitoMailsPerDay = 50;

/** What an account lacks for a stage, in the order in which one would see to it. */
export function findingsOf(facts: AccountFacts): Finding[] {
  return [
    ofAnswer(facts.account, "Who you are", (account) =>
      good(`Account ${account}, region ${facts.region}, stage ${facts.stage}.`),
    ),
    ofAnswer(facts.bootstrap, "The CDK's bootstrap", bootstrapFinding),
    ofAnswer(facts.sameNames, "Leftovers", (names) => leftovers(names, facts.isDeployed)),
    ofAnswer(facts.lambda, "Lambda's concurrency", (limits) =>
      concurrency(limits.unreserved, facts.grantedConcurrent, wantedConcurrent(facts.stage)),
    ),
    ofAnswer(facts.distributions, "CloudFront", cloudFront),
    ofAnswer(facts.mail, "SES", (mail) => mailFinding(mail, facts.sender !== undefined)),
    ...senderFindings(facts.sender),
    ofAnswer(facts.subscriptions, "Alarms", subscriptionFinding),
    ofAnswer(facts.budgets, "Budgets", (count) =>
      count > 0
        ? good(`${count} budgets watch the account's costs.`)
        : advice("No budget watches the account's costs. Make one in AWS Budgets, e.g. of 10 USD."),
    ),
  ];
}

/** 1 if a deploy would miss something, else 0; what could not be asked is no failure. */
export const exitCodeOf = (findings: readonly Finding[]): 0 | 1 =>
  findings.some(({ weight }) => weight === "missing") ? 1 : 0;

const good = (text: string): Finding => ({ weight: "good", text });
const advice = (text: string): Finding => ({ weight: "advice", text });
const missing = (text: string): Finding => ({ weight: "missing", text });

const ofAnswer = <T>(asked: Asked<T>, what: string, judge: (value: T) => Finding): Finding =>
  asked.known ? judge(asked.value) : { weight: "unknown", text: `${what}: ${asked.reason}` };

function bootstrapFinding(version: number): Finding {
  if (version >= oldestBootstrap) return good(`The CDK's bootstrap has version ${version}.`);
  return missing(
    version === 0
      ? "The CDK was never bootstrapped here; run `npx cdk bootstrap` first."
      : `The CDK's bootstrap has version ${version}, and ${oldestBootstrap} is needed; run \`npx cdk bootstrap\`.`,
  );
}

function leftovers(names: readonly string[], deployed: Asked<boolean>): Finding {
  if (names.length === 0)
    return good("Nothing here has the names of the stage's tables and buckets.");
  if (deployed.known && deployed.value) return good("The stage is deployed here already.");
  return missing(
    `A former deployment left ${names.join(", ")}. A deploy fails while they have its names: ` +
      "delete them, or take them over with `npx cdk import` (see docs/deploy.md).",
  );
}

function concurrency(unreserved: number, granted: Asked<number>, wanted: number): Finding {
  if (unreserved >= wanted) return good(`Lambda may run ${unreserved} executions at once.`);
  const coming =
    granted.known && granted.value > unreserved
      ? ` (${granted.value} are granted, not yet applied)`
      : "";
  return missing(
    `Lambda may run only ${unreserved} executions at once${coming}, and the stage may want ` +
      `${wanted}: requests would be refused while workers run. Ask for more in Service ` +
      'Quotas, "Concurrent executions" (L-B99A9384); it is free.',
  );
}

const cloudFront = (count: number): Finding =>
  count > 0
    ? good("CloudFront serves distributions of this account already.")
    : advice(
        "This account has no CloudFront distribution yet. AWS verifies new accounts first and says so " +
          "only at the first one; if the deploy of Edge or Api is refused, ask AWS Support to verify the account.",
      );

function mailFinding(
  mail: { isProduction: boolean; canSend: boolean; perDay: number },
  isSender: boolean,
): Finding {
  if (!mail.canSend) return missing("SES has paused this account's sending; see its console.");
  if (!mail.isProduction && isSender) {
    return missing(
      "SES is in its sandbox, and the stage sends by it: only verified addresses get codes, so nobody " +
        "else can open an account. Ask for production access in its console.",
    );
  }
  if (!mail.isProduction) {
    return advice(
      "SES is in its sandbox: only verified addresses get mail. Ask for production access in its console; " +
        `until then, Cognito's own sender reaches people with about ${cognitoMailsPerDay} mails a day.`,
    );
  }
  return good(`SES may send ${mail.perDay} mails a day to anybody.`);
}

function senderFindings(sender: AccountFacts["sender"]): Finding[] {
  if (!sender) {
    return [advice("The stage names no sender of its own; Cognito's has about 50 mails a day.")];
  }
  const { address } = sender;
  return [
    ofAnswer(sender.isVerified, "The sender", (isVerified) =>
      isVerified
        ? good(`SES knows the sender ${address}.`)
        : missing(
            `SES does not know the sender ${address}; verify it, or its domain, in its console.`,
          ),
    ),
  ];
}

function subscriptionFinding(count: number | undefined): Finding {
  if (count === undefined)
    return advice("After the deploy, subscribe somebody to the stage's alarms.");
  if (count > 0) return good(`${count} subscribers hear the stage's alarms.`);
  return advice(
    "Nobody hears the stage's alarms; subscribe an address to the alarms topic in SNS.",
  );
}
