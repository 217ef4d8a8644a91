import { MessageError } from "#shared/kernel/message-error.ts";

/** No catalogue nests as deep; whoever walks through what is deeper runs out of stack. */
const deepest = 100;

/** @throws MessageError when the text is not JSON that can be read; it will not become so by trying again */
export function parsedJson(text: string): unknown {
  if (isDeeperThan(deepest, text)) {
    throw new MessageError("permanent", `The body is nested more than ${deepest} levels deep.`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MessageError("permanent", `The body is not JSON: ${String(cause)}`, { cause });
  }
}

/** The same, of a body of which others say what it lacks: undefined where it cannot be read. Nothing of it is quoted. */
export function jsonIfAny(text: string): unknown {
  try {
    return parsedJson(text);
  } catch {
    return undefined;
  }
}

/** Whether lists and objects of a JSON text lie in each other deeper than that: brackets in texts do not count. */
function isDeeperThan(most: number, text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfText(text, at);
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** Where the text that opens there closes, or all ends. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
