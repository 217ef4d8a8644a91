import type { Clock } from "#shared/kernel/clock.ts";
import type { Admission, Health, UpstreamGate, UpstreamTrouble } from "./upstream-gate.ts";

type Wait = Extract<Admission, { outcome: "wait" }>;

/** Leave to send a request. A trial is the only request until it has ended. */
export type Pass = Exclude<Admission, Wait>;

/**
 * One container's view of an upstream's circuit. It asks the gate before its first request, and all
 * its lanes together send a single request while the upstream is on trial.
 */
export function entrance(source: string, { gate, clock }: { gate: UpstreamGate; clock: Clock }) {
  let known: Admission | undefined;
  let isShaken = false;
  let asking: Promise<Admission> | undefined;
  let trial: { readonly over: Promise<void>; readonly end: () => void } | undefined;

  const isCurrent = (admission: Admission) =>
    admission.outcome === "go" || clock().getTime() < admission.untilMs;

  const ask = async (): Promise<Admission> => {
    asking ??= gate.admit(source).finally(() => {
      asking = undefined;
    });
    known = await asking;
    if (known.outcome === "go") isShaken = known.isShaken;
    return known;
  };

  const endTrial = () => {
    trial?.end();
    trial = undefined;
  };

  return {
    /** Whether the upstream must be left alone; asks nobody who knows already. */
    async closed(): Promise<Wait | undefined> {
      if (trial) await trial.over;
      const admission = known && isCurrent(known) ? known : await ask();
      return admission.outcome === "wait" ? admission : undefined;
    },

    async enter(): Promise<Pass | Wait> {
      for (;;) {
        if (trial) await trial.over;
        const admission = known && isCurrent(known) ? known : await ask();
        if (admission.outcome !== "trial") return admission;
        // Another lane that waited for the same answer may have been faster.
        if (trial) continue;
        const { promise, resolve } = Promise.withResolvers<void>();
        trial = { over: promise, end: resolve };
        known = undefined;
        return admission;
      }
    },

    /** What a lease brought: somebody else may have opened the circuit. */
    learn(health: Health): void {
      isShaken = health.isShaken;
      if (health.isOpen && known?.outcome === "go") known = undefined;
    },

    /** Takes leave back: nothing was learnt, because something of our own broke. */
    left(pass: Pass): void {
      if (pass.outcome === "trial") endTrial();
      known = undefined;
    },

    async succeeded(pass: Pass): Promise<void> {
      try {
        if (pass.outcome === "trial" || isShaken) await gate.noteRecovery(source);
        isShaken = false;
        known = { outcome: "go", isShaken };
      } finally {
        if (pass.outcome === "trial") endTrial();
      }
    },

    async failed(pass: Pass, trouble: Omit<UpstreamTrouble, "isTrial">): Promise<Admission> {
      try {
        isShaken = true;
        known = await gate.noteFailure(source, { ...trouble, isTrial: pass.outcome === "trial" });
        return known;
      } finally {
        if (pass.outcome === "trial") endTrial();
      }
    },
  };
}
