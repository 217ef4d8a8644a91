/** Something asked of AWS: the answer, or in a sentence why there is none. */
export type Asked<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: string };

/** What decides whether a stage can be deployed to an account, and how well it would live there. */
export interface AccountFacts {
  readonly stage: string;
  readonly region: string;
  readonly account: Asked<string>;
  readonly lambda: Asked<{ readonly concurrent: number; readonly unreserved: number }>;
  /** The quota that was granted, which may not be applied yet; executions at once. */
  readonly grantedConcurrent: Asked<number>;
  readonly mail: Asked<{
    readonly isProduction: boolean;
    readonly canSend: boolean;
    readonly perDay: number;
  }>;
  /** Whether the stage's sender is verified; absent if the stage names none. */
  readonly sender?: { readonly address: string; readonly isVerified: Asked<boolean> };
  /** Version of the CDK's bootstrap stack; 0 if there is none. */
  readonly bootstrap: Asked<number>;
  /** Distributions that the account has already. */
  readonly distributions: Asked<number>;
  /** Whether the stage's stacks are there. */
  readonly isDeployed: Asked<boolean>;
  /** Tables and buckets that have the names of the stage's. */
  readonly sameNames: Asked<readonly string[]>;
  /** Confirmed subscriptions of the stage's alarms; absent until it is deployed. */
  readonly subscriptions: Asked<number | undefined>;
  readonly budgets: Asked<number>;
}
