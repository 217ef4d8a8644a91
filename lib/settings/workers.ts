import { Duration } from "aws-cdk-lib";
import { numberFrom, textFrom, type Variables } from "./variables.ts";

/** What workers do, by which their concurrency is set. */
type Job =
  | "fetch"
  | "normalize"
  | "index"
  | "prices"
  | "judge"
  | "tell"
  | "sweep"
  | "holdings"
  | "value"
  | "import"
  | "export"
  | "draw"
  | "advance"
  | "mirror";

/**
 * Workers that run side by side at most, by what they do; SQS takes no bound below 2. Without a bound
 * Lambda begins with five and goes on to a thousand while messages wait.
 */
type Concurrency = Readonly<Record<Job, number | undefined>>;

/** How queues and their workers go together. */
export interface Workers {
  readonly concurrency: Concurrency;
  /** How long a message stays hidden from other workers, given the timeout of its own. */
  hiddenFor(timeout: Duration): Duration;
}

/** As little as SQS takes: a fresh account runs ten functions at once, people's requests included. */
const least = {
  ...{ fetch: 2, normalize: 2, index: 2, prices: 2, judge: 2, tell: 2 },
  ...{ sweep: 2, holdings: 2, value: 2, import: 2, export: 2, draw: 2, advance: 2, mirror: 2 },
} satisfies Concurrency;

/** One machine does it all: as many as it bears, and as many as the sample needs. */
const ofOneMachine: Concurrency = {
  ...{ ...least, draw: 4 },
  ...{ normalize: undefined, index: undefined, prices: undefined, sweep: undefined },
  ...{ judge: undefined, tell: undefined, holdings: undefined, value: undefined },
  ...{ import: undefined, export: undefined },
};

/**
 * For an account with the thousand that it has after asking. A bound costs five pollers for ever
 * instead of two while a queue is idle. What keeps workers few is elsewhere: fetchers and whoever
 * fetches pictures wait at the gate of a host, which all share, and leave when their turn is far; a
 * drawing is paid for out of its owner's budget; the others get little at once: the end of a run, a
 * pack whenever a fetcher has landed it, a collection whenever its owner deletes it.
 */
const unbounded: Concurrency = {
  ...{ fetch: undefined, normalize: undefined, index: undefined, prices: undefined },
  ...{
    judge: undefined,
    sweep: undefined,
    holdings: undefined,
    import: undefined,
    export: undefined,
    draw: undefined,
    mirror: undefined,
  },
  // They plan what nobody waits for, one after the other as the workers who draw are free.
  advance: 2,
  // New prices have everybody valued: so many that the table's other readers do not notice.
  value: 10,
  // As many as an account may send mails a second: what they are slower than waits in the queue.
  tell: 10,
};

const profiles = { least, "of one machine": ofOneMachine, unbounded };

/**
 * As AWS advises: throttled calls use up time and receives of a message, and within six timeouts the
 * poller gets a call through.
 */
const sixTimeouts = (timeout: Duration) => Duration.seconds(timeout.toSeconds() * 6);

/** Nothing throttles locally, so a dead worker's message may come back once it must be dead. */
const justAfter = (timeout: Duration) => timeout.plus(Duration.seconds(10));

const bound = "UPSTREAM_FETCHERS";

export function workersFrom(
  { concurrency, hidden }: WorkerDefaults,
  variables: Variables,
): Workers {
  const numbers = profiles[concurrency];
  return {
    concurrency: {
      ...numbers,
      fetch: textFrom(bound, variables) ? numberFrom(bound, variables, 1) : numbers.fetch,
    },
    hiddenFor: hidden === "six timeouts" ? sixTimeouts : justAfter,
  };
}

export interface WorkerDefaults {
  readonly concurrency: keyof typeof profiles;
  readonly hidden: "six timeouts" | "just after the timeout";
}
