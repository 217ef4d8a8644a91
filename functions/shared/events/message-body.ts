import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";

export const reasonOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** Undefined when the text is no JSON, which no schema of ours takes. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever parses for the work itself says what is wrong.
    return undefined;
  }
}

/** A message as its schema says. @throws MessageError `permanent` when it does not match */
export function parsed<Message>(schema: z.ZodType<Message>, body: string): Message {
  try {
    return schema.parse(JSON.parse(body));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : reasonOf(cause);
    throw new MessageError("permanent", `The message does not match its schema: ${why}`, { cause });
  }
}
