import type { ProblemCode } from "#schemas/problems.ts";

/**
 * Something that a caller did, or a rule said no to. Anything else that is thrown is our bug.
 *
 * The message is a full sentence for a person: what was wrong, with which value, and what would
 * have been right. `facts` are the same values for a program; `errors` point at fields.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    more: {
      facts?: Record<string, unknown>;
      errors?: readonly FieldError[];
      headers?: Record<string, string>;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.facts = more.facts ?? {};
    this.errors = more.errors;
    this.headers = more.headers;
  }
}

/** Where in the request a mistake is: a JSON pointer into the part that `in` names. */
export interface FieldError {
  readonly in: "path" | "query" | "header" | "body";
  readonly pointer: string;
  readonly detail: string;
}
