import type { BronzeLine, Observation } from "#schemas/storage/lake.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { ErrorClass } from "#shared/kernel/message-error.ts";

/** What one attempt at a request came to; without a status no answer came. */
export interface Exchange {
  readonly requestedAt: string;
  readonly durationMs: number;
  readonly status?: number;
  readonly headers?: BronzeLine["headers"];
  readonly bytes?: Buffer;
  /** Why no answer came: refused, reset, timed out, cut short. */
  readonly error?: string;
}

/** What was said of the answer that the asker has. */
type Tags = Pick<NonNullable<Exchange["headers"]>, "etag" | "lastModified">;

export interface Failure {
  readonly errorClass: ErrorClass;
  readonly reason: string;
}

/** What an exchange means, before anybody reads its body as data. */
export type Verdict =
  | { readonly kind: "data" }
  | { readonly kind: "not_modified" }
  | { readonly kind: "failed"; readonly failure: Failure };

const failed = (errorClass: ErrorClass, reason: string): Verdict => ({
  kind: "failed",
  failure: { errorClass, reason },
});

/**
 * Sorts an exchange by its status, its type and whether its body is whole.
 *
 * Only `data` may be taken for data: a web page under status 200 or half a document is a failure
 * that another try may heal, a 404 is one that it will not. So is a 304 to whoever did not say what
 * he has: there is nothing that could be unchanged.
 */
export function verdictOf(exchange: Exchange, { etag, lastModified }: Tags): Verdict {
  const { status, error } = exchange;
  if (status === undefined || error) return failed("transient", error ?? "No answer came.");
  if (status === 304) {
    if (etag || lastModified) return { kind: "not_modified" };
    return failed("transient", "The upstream said 304 to a request without conditions.");
  }
  if (status === 429) return failed("quota", "The upstream said 429: too many requests.");
  if (status === 401 || status === 403) return failed("auth", `The upstream said ${status}.`);
  if (status >= 500 || status === 408) return failed("transient", `The upstream said ${status}.`);
  if (status !== 200) return failed("permanent", `The upstream said ${status}.`);
  return bodyVerdict(exchange);
}

function bodyVerdict({ headers, bytes }: Exchange): Verdict {
  const type = headers?.contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/html|xml/.test(type)) return failed("transient", `A page came instead of data (${type}).`);
  if (!bytes || bytes.length === 0) return failed("transient", "The body is empty.");
  // The type decides where it is honest; some hosts serve every file as plain text.
  if (/json/.test(type) && !isWholeJson(bytes)) {
    return failed("transient", "The body is not whole JSON.");
  }
  return { kind: "data" };
}

/** Looks at nothing but whether the document has an end; the bytes are kept either way. */
function isWholeJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString("utf8"));
    return true;
  } catch {
    // The answer to the question; the caller records the body as a failure.
    return false;
  }
}

/** Quotas are counted by the day at most; who asks for more than that is mistaken, or means harm. */
const longestPauseMs = 86_400_000;

/**
 * Seconds or an HTTP date, as milliseconds from `now`, from none to a day; undefined without the
 * header. Nobody could open a circuit again that one absurd answer closed for years.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestPauseMs);
}

const secretName =
  /^(api[-_]?key|apikey|key|token|access[-_]?token|secret|password|signature|sig)$/i;

/** An address as it may be stored: without credentials, and secrets in its query blotted out. */
export function withoutSecrets(address: string): string {
  if (!/[?@]/.test(address)) return address;
  const url = new URL(address);
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) {
    if (secretName.test(name)) url.searchParams.set(name, "removed");
  }
  return url.href;
}

/** A body the way a line holds it: text where that gives the same bytes back, else base64. */
export function bodyFields(bytes: Buffer): Pick<BronzeLine, "body" | "bodyBase64"> {
  const body = bytes.toString("utf8");
  // Equal length is not enough for a proof, so the bytes themselves are compared.
  return Buffer.from(body, "utf8").equals(bytes)
    ? { body }
    : { bodyBase64: bytes.toString("base64") };
}

export const bytesOf = ({ body, bodyBase64 }: BronzeLine): Buffer =>
  body === undefined ? Buffer.from(bodyBase64 ?? "", "base64") : Buffer.from(body, "utf8");

const snippetBytes = 2048;

/** The beginning of a body that is no data, for people to read. */
export const snippetOf = (bytes: Buffer | undefined): Pick<Observation, "snippet"> =>
  bytes && bytes.length > 0
    ? { snippet: bytes.subarray(0, snippetBytes).toString("utf8").replaceAll("\u0000", "") }
    : {};

export const hashOf = (bytes: Buffer): string => sha256(bytes);
