import type { FileRefusal } from "#schemas/transfer/file-refusal.ts";
import { counted, limits } from "./limits.ts";

/** Whether a text is meant as JSON; a list of cards may begin with a set in square brackets. */
export const seemsJson = (text: string, fileName = ""): boolean =>
  /^\s*(\{|\[\s*[[{\]])/.test(text.slice(0, 10_000)) || /\.json$/i.test(fileName.trim());

/** Why JSON cannot be taken: it is deeper than ever needed, or no JSON. */
export function refusedJson(text: string): FileRefusal | undefined {
  const { depth, count } = bracketsOf(text);
  if (depth > limits.jsonDepth) {
    const detail = `The JSON has more than ${limits.jsonDepth} levels of objects and arrays within each other.`;
    return { code: "too_deep", detail };
  }
  if (count > limits.jsonParts) {
    const detail = `The JSON has more than ${counted(limits.jsonParts)} objects and arrays. Split it.`;
    return { code: "too_many_rows", detail };
  }
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const what = error instanceof Error ? error.message.slice(0, 200) : "it cannot be parsed";
    return { code: "damaged", detail: `The file begins like JSON but is none: ${what}.` };
  }
}

/** How deep brackets stand within each other, and how many open, outside of strings; ends once that is too many. */
function bracketsOf(text: string): { readonly depth: number; readonly count: number } {
  let [depth, deepest, count] = [0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    if (sign === quote) index = endOfString(text, index);
    else if (sign === openBracket || sign === openBrace) {
      depth += 1;
      count += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > limits.jsonDepth || count > limits.jsonParts) break;
    } else if (sign === closeBracket || sign === closeBrace) depth -= 1;
  }
  return { depth: deepest, count };
}

const [quote, backslash] = [34, 92];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

/** Where a string ends that begins at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== quote) {
    index += text.charCodeAt(index) === backslash ? 2 : 1;
  }
  return index;
}
