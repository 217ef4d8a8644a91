import { Duration } from "aws-cdk-lib";
import { numberFrom, type Variables } from "./variables.ts";

/** Workers that run side by side at most, by what they do; SQS takes no bound below 2. */
export interface Concurrency {
  readonly plan: number;
  readonly freshness: number;
  readonly fetch: number;
  readonly normalize: number;
  readonly index: number;
  readonly sweep: number;
  readonly draw: number;
  readonly mirror: number;
}

/** How queues and their workers go together. */
export interface Workers {
  readonly concurrency: Concurrency;
  /** How long a message stays hidden from other workers, given the timeout of its own. */
  hiddenFor(timeout: Duration): Duration;
}

/** As little as SQS takes: a fresh account runs ten functions at once, people's requests included. */
const least: Concurrency = {
  ...{ plan: 2, freshness: 2, fetch: 2, normalize: 2, index: 2 },
  ...{ sweep: 2, draw: 2, mirror: 2 },
};

/** Below the thousand that an account has after asking, and below what upstreams bear. */
const ample: Concurrency = { ...least, normalize: 4, draw: 4 };

/**
 * As AWS advises: throttled calls use up time and receives of a message, and within six timeouts the
 * poller gets a call through.
 */
const sixTimeouts = (timeout: Duration) => Duration.seconds(timeout.toSeconds() * 6);

/** Nothing throttles locally, so a dead worker's message may come back once it must be dead. */
const justAfter = (timeout: Duration) => timeout.plus(Duration.seconds(10));

export function workersFrom(
  { concurrency, hidden }: WorkerDefaults,
  variables: Variables,
): Workers {
  const numbers = concurrency === "least" ? least : ample;
  return {
    concurrency: { ...numbers, fetch: numberFrom("UPSTREAM_FETCHERS", variables, numbers.fetch) },
    hiddenFor: hidden === "six timeouts" ? sixTimeouts : justAfter,
  };
}

export interface WorkerDefaults {
  readonly concurrency: "least" | "ample";
  readonly hidden: "six timeouts" | "just after the timeout";
}
