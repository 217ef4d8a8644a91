import * as z from "zod";
import { growingWaitMs, type Patience, politeness } from "./politeness.ts";
import type { Admission, Health, UpstreamTrouble } from "./upstream-gate.ts";

/** The shared circuit of an upstream, as it is stored. Absent fields are those of a closed one. */
export const Circuit = z.object({
  /** Requests that have failed since the last success. */
  failing: z.set(z.string()).optional(),
  /** How often in a row it was opened; the wait follows from it. */
  openings: z.number().optional(),
  /** When the first of them failed. */
  unwellSince: z.string().optional(),
  retryAtMs: z.number().optional(),
  /** Somebody is trying, until then. */
  trialUntilMs: z.number().optional(),
  reason: z.string().optional(),
  circuitChangedAt: z.string().optional(),
});
export type Circuit = z.output<typeof Circuit>;

export const healthOf = ({ openings, failing }: Circuit): Health => ({
  isOpen: openings !== undefined,
  isShaken: (failing?.size ?? 0) > 0,
});

/** What a caller may do; `due` is for the first that reserves the trial. */
export function admissionOf(
  circuit: Circuit,
  nowMs: number,
  { firstWaitMs }: Patience,
): Exclude<Admission, { outcome: "trial" }> | { readonly outcome: "due" } {
  const { openings, trialUntilMs = 0, reason = "It failed." } = circuit;
  if (openings === undefined) return { outcome: "go", isShaken: healthOf(circuit).isShaken };
  const retryAtMs = believedRetryAt(circuit, nowMs);
  if (nowMs < retryAtMs) return { outcome: "wait", untilMs: retryAtMs, reason };
  // What the other's trial comes to is known long before its time is up.
  if (nowMs < trialUntilMs) return { outcome: "wait", untilMs: nowMs + firstWaitMs, reason };
  return { outcome: "due" };
}

/** A circuit that was opened at a moment still to come, by a clock that was wrong, may be tried at once. */
function believedRetryAt({ retryAtMs = 0, circuitChangedAt }: Circuit, nowMs: number): number {
  const changedAtMs = circuitChangedAt === undefined ? nowMs : Date.parse(circuitChangedAt);
  return changedAtMs > nowMs + politeness.mostAheadMs ? nowMs : retryAtMs;
}

/**
 * When the circuit is to be opened, or stays open, after this failure: the moment of the next trial;
 * undefined when the failure changes nothing.
 */
export function retryAtAfter(
  circuit: Circuit,
  { pauseMs, isTrial }: UpstreamTrouble,
  { nowMs, patience, random }: { nowMs: number; patience: Patience; random: () => number },
): number | undefined {
  const { openings = 0, retryAtMs = 0, failing } = circuit;
  const isDue =
    isTrial ||
    pauseMs !== undefined ||
    (openings === 0 && (failing?.size ?? 0) >= politeness.requestsToOpen);
  if (!isDue) return undefined;
  const waitMs = growingWaitMs(openings + 1, patience, random);
  // Never sooner than the upstream asks for, and not all callers at that same moment.
  const at = nowMs + (pauseMs === undefined ? waitMs : Math.max(waitMs, pauseMs + waitMs / 2));
  return isTrial || openings === 0 || at > retryAtMs ? Math.round(at) : undefined;
}
