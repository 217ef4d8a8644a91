import type { ProblemCode } from "#schemas/problems.ts";

/** Why one edit of several changes nothing. */
export interface Refusal {
  readonly reason: ProblemCode;
  readonly detail: string;
  /** Of the item as it is, where another one was named. */
  readonly version?: number;
}

export const isRefusal = (one: object): one is Refusal => "reason" in one;
