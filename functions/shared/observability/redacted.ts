/**
 * What must never stand in a log, and what stands there instead. Every repetition is bounded or begins
 * at a boundary: a text of thousands of letters must not cost seconds.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  // JSON.parse quotes what it could not read.
  [/(?:\.{3})?"[\s\S]{0,200}?"(?:\.{3})? (?=is not valid JSON)/g, "[text] "],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*/g, "[token]"],
  [/\b(Bearer)\s+[\w.~+/=-]+/gi, "$1 [token]"],
  [/\b(X-Amz-(?:Signature|Credential|Security-Token))=[^&\s"']+/gi, "$1=[secret]"],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, "[key]"],
  [
    /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,9}\p{L}{2,63}/gu,
    "[address]",
  ],
];

/** A reason is a sentence; whatever is longer quotes something that does not belong into a log. */
const longestText = 4_000;
/** Deeper causes have never told anything new. */
const deepestCause = 4;

/** A text as it may be logged: without tokens, keys and e-mail addresses, and not endless. */
export function redacted(text: string): string {
  const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return secrets.reduce((rest, [secret, instead]) => rest.replace(secret, instead), short);
}

export interface LoggableError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggableError;
}

/** What of a thrown thing may be logged. Further properties stay out: SDK errors carry answers. */
export function redactedError(thrown: unknown, depth = 0): LoggableError {
  if (!(thrown instanceof Error)) return { name: typeof thrown, message: textOf(thrown) };
  const { name, message, stack, cause } = thrown;
  return {
    name,
    message: textOf(message),
    ...(stack && { stack: textOf(stack) }),
    ...(cause !== undefined && depth < deepestCause && { cause: redactedError(cause, depth + 1) }),
  };
}

/** Objects say nothing of themselves: they may hold anything, and their own words may throw. */
function textOf(value: unknown): string {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject ? "not an Error, but an object" : redacted(String(value));
}
