import { Duration } from "aws-cdk-lib";
import { numberFrom, type Variables } from "./variables.ts";

/** What workers do, by which their concurrency is set. */
type Job = "fetch" | "normalize" | "index" | "sweep" | "draw" | "mirror";

/**
 * Workers that run side by side at most, by what they do; SQS takes no bound below 2. Without a bound
 * Lambda begins with five and goes on to a thousand while messages wait.
 */
export type Concurrency = Readonly<Record<Job, number | undefined>>;

/** How queues and their workers go together. */
export interface Workers {
  readonly concurrency: Concurrency;
  /** How long a message stays hidden from other workers, given the timeout of its own. */
  hiddenFor(timeout: Duration): Duration;
}

/** As little as SQS takes: a fresh account runs ten functions at once, people's requests included. */
const least = {
  ...{ fetch: 2, normalize: 2, index: 2 },
  ...{ sweep: 2, draw: 2, mirror: 2 },
} satisfies Concurrency;

/**
 * For an account with the thousand that it has after asking. A bound costs five pollers for ever
 * instead of two while a queue is idle, so that only those have one who press other people's servers:
 * a fetcher more waits at the same gate, and is paid for waiting. The others get little at once: the
 * end of a run, a pack whenever one of two fetchers has landed it, a
 * collection whenever its owner deletes it.
 */
const ample: Concurrency = {
  ...{ ...least, draw: 4 },
  ...{ normalize: undefined, index: undefined, sweep: undefined },
};

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
    concurrency: { ...numbers, fetch: numberFrom("UPSTREAM_FETCHERS", variables, least.fetch) },
    hiddenFor: hidden === "six timeouts" ? sixTimeouts : justAfter,
  };
}

export interface WorkerDefaults {
  readonly concurrency: "least" | "ample";
  readonly hidden: "six timeouts" | "just after the timeout";
}
