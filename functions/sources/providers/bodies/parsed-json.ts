import { MessageError } from "#shared/kernel/message-error.ts";

/** @throws MessageError when the text is not JSON; it will not become JSON by trying again */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MessageError("permanent", `The body is not JSON: ${String(cause)}`, { cause });
  }
}
