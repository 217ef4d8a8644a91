import { type ProblemCode, problems } from "#schemas/problems.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";

/** An RFC 9457 problem document. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
}

/**
 * Turns anything thrown into the document that the caller sees.
 * Only a DomainError speaks; every other error is `internal` and keeps its message to the log.
 */
export function toProblem(error: unknown, instance: string): Problem {
  const known = error instanceof DomainError ? error : undefined;
  const code = known?.code ?? "internal";
  return {
    type: `urn:cardlake:problem:${code}`,
    ...problems[code],
    ...(known && { detail: known.message }),
    instance,
    code,
    ...(known && Object.keys(known.facts).length > 0 && { facts: known.facts }),
    ...(known?.errors && { errors: known.errors }),
  };
}
