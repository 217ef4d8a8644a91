import type { Attempt } from "./attempt-trouble.ts";
import type { Admission } from "./upstream-gate.ts";

/** The upstream must be left alone until then, whatever request is next. */
export interface Refusal {
  readonly reason: string;
  readonly untilMs: number;
  /** The calls of its day are spent: whatever waits for them is for the next one. */
  readonly isSpent?: true;
}

export interface Asked {
  readonly attempts: readonly Attempt[];
  readonly refusal?: Refusal;
}

/** How long whoever asks can wait. */
export interface Within {
  /** No request is begun later, whoever's turn it is. */
  readonly untilMs: number;
  /** For all answers together, without what passed before and between them. */
  readonly answerMs: number;
}

/** As long as it takes. */
export const whenever: Within = {
  untilMs: Number.POSITIVE_INFINITY,
  answerMs: Number.POSITIVE_INFINITY,
};

/** What is left of the time after some tries. */
export function timeAfter(attempts: readonly Attempt[], { untilMs, answerMs }: Within): Within {
  const took = attempts.reduce((sum, { exchange }) => sum + exchange.durationMs, 0);
  return { untilMs, answerMs: answerMs - took };
}

export const refusalOf = (admission: Admission | undefined): Refusal | undefined =>
  admission?.outcome === "wait"
    ? { reason: admission.reason, untilMs: admission.untilMs }
    : undefined;

export function ifRefused(admission: Admission): { refusal?: Refusal } {
  const refusal = refusalOf(admission);
  return refusal ? { refusal } : {};
}
