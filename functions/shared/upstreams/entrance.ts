import type { Clock } from "#shared/kernel/clock.ts";
import type { Admission, Health, UpstreamGate, UpstreamTrouble } from "./upstream-gate.ts";

type Wait = Extract<Admission, { outcome: "wait" }>;

/** Leave to send a request. A trial is the only request until it has ended. */
export type Pass = Exclude<Admission, Wait>;

export interface EntranceOptions {
  readonly gate: UpstreamGate;
  readonly clock: Clock;
  /** Whether requests go out one by one until one has succeeded, as they do on a trial. */
  readonly isCautious?: boolean;
}

/**
 * One container's view of an upstream's circuit. It asks the gate before its first request, and all
 * its lanes together send a single request while the upstream is on trial.
 */
export function entrance(source: string, { gate, clock, isCautious = false }: EntranceOptions) {
  let known: Admission | undefined;
  let isShaken = false;
  let isProven = false;
  let asking: Promise<Admission> | undefined;
  let alone: { readonly pass: Pass; readonly over: Promise<void>; end(): void } | undefined;

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
  const current = async () => (known && isCurrent(known) ? known : await ask());
  /** As good as `current` for whoever asks nothing yet; a trial that is due is claimed by whoever makes it. */
  const seen = async (): Promise<Admission | undefined> => {
    if (known && isCurrent(known)) return known;
    const admission = await gate.look(source);
    if (admission.outcome === "due") return undefined;
    known = admission;
    if (known.outcome === "go") isShaken = known.isShaken;
    return known;
  };

  const goesAlone = ({ outcome }: Pass) =>
    outcome === "trial" || (isCautious && (isShaken || !isProven));
  const isWary = (pass: Pass) => isCautious && pass.outcome === "go" && pass.isShaken;
  const enterAlone = (admission: Pass): Pass => {
    if (admission.outcome === "trial") known = undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    // Its own object: which request is the single one is told by it.
    const pass = { ...admission };
    alone = { pass, over: promise, end: resolve };
    return pass;
  };
  const leave = (pass: Pass) => {
    if (alone?.pass !== pass) return;
    alone.end();
    alone = undefined;
  };

  return {
    /**
     * Whether the upstream must be left alone; asks nobody who knows already.
     *
     * @param own the leave of whoever asks: it waits for no other than itself
     */
    async closed(own?: Pass): Promise<Wait | undefined> {
      if (alone && alone.pass !== own) await alone.over;
      const admission = await seen();
      return admission?.outcome === "wait" ? admission : undefined;
    },

    async enter(): Promise<Pass | Wait> {
      for (;;) {
        if (alone) await alone.over;
        const admission = await current();
        if (admission.outcome === "wait" || !goesAlone(admission)) return admission;
        // Another lane that waited for the same answer may have been faster.
        if (!alone) return enterAlone(admission);
      }
    },

    /**
     * Whether the upstream must be left alone by now, for whoever has waited for a moment; only those
     * ask again who know of no success.
     */
    async changedFor(pass: Pass): Promise<Exclude<Admission, { outcome: "go" }> | undefined> {
      if (pass.outcome === "trial" || alone?.pass !== pass) return undefined;
      const admission = await ask();
      return admission.outcome === "go" ? undefined : admission;
    },

    /** Whether a request is not to be repeated at once. */
    isOnce: (pass: Pass) => pass.outcome === "trial" || isWary(pass),
    /** Whether requests have failed, and none has succeeded since. */
    isWary,

    /** What a lease brought: somebody else may have opened the circuit. */
    learn(health: Health): void {
      isShaken = health.isShaken;
      if (health.isOpen && known?.outcome === "go") known = undefined;
    },

    /** Takes leave back: nothing was learnt, because something of our own broke. A trial is another's to make. */
    async left(pass: Pass): Promise<void> {
      try {
        if (pass.outcome === "trial") await gate.giveBack(source, pass);
      } finally {
        known = undefined;
        leave(pass);
      }
    },

    async succeeded(pass: Pass): Promise<void> {
      try {
        if (pass.outcome === "trial" || isShaken) await gate.noteRecovery(source);
        isShaken = false;
        isProven = true;
        known = { outcome: "go", isShaken };
      } finally {
        leave(pass);
      }
    },

    async failed(pass: Pass, trouble: Omit<UpstreamTrouble, "isTrial">): Promise<Admission> {
      try {
        isShaken = true;
        known = await gate.noteFailure(source, { ...trouble, isTrial: pass.outcome === "trial" });
        return known;
      } finally {
        leave(pass);
      }
    },
  };
}
