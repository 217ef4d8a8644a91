import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  noJitterGenerator,
} from "cockatiel";
import type { Clock } from "#shared/kernel/clock.ts";
import { politeness } from "./politeness.ts";
import type { SharedCircuit, UpstreamGate } from "./upstream-gate.ts";

/** Runs the circuit of this invocation, and keeps it in step with that of all others. */
export function sharedCircuit(
  source: string,
  {
    gate,
    clock,
    isOutage,
  }: {
    readonly gate: UpstreamGate;
    readonly clock: Clock;
    readonly isOutage: (answer: unknown) => boolean;
  },
) {
  let known: string | undefined;
  let pending: Promise<void> = Promise.resolve();
  let policy = build();

  function build(initialState?: unknown): CircuitBreakerPolicy {
    const made = circuitBreaker(handleWhenResult(isOutage), {
      breaker: new ConsecutiveBreaker(politeness.failuresToOpen),
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: politeness.openMs,
        maxDelay: politeness.longestOpenMs,
        generator: noJitterGenerator,
      }),
      ...(initialState !== undefined && { initialState }),
    });
    made.onStateChange((state) => {
      if (state === CircuitState.HalfOpen) return;
      const changedAt = clock().toISOString();
      known = changedAt;
      const isOpen = state === CircuitState.Open;
      pending = gate.saveCircuit(source, {
        state: JSON.stringify(made.toJSON()),
        changedAt,
        isOpen,
      });
    });
    return made;
  }

  return {
    policy: () => policy,
    saved: () => pending,
    learn(shared: SharedCircuit | undefined) {
      if (!shared || shared.changedAt === known) return;
      known = shared.changedAt;
      policy = build(JSON.parse(shared.state));
    },
  };
}
