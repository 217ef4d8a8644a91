/** How a failure of a queue message is to be treated. */
export type ErrorClass = "transient" | "permanent" | "quota" | "auth";

/**
 * A failure whose kind is known. `permanent` ones are not tried again: the message goes to the
 * dead letters at once. `retryAfterSeconds` delays the next try of the others.
 */
export class MessageError extends Error {
  override readonly name = "MessageError";
  readonly errorClass: ErrorClass;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    errorClass: ErrorClass,
    message: string,
    more: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.errorClass = errorClass;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
