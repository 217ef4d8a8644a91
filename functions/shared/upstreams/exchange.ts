import type { BronzeLine, Observation } from "#schemas/storage/lake.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { ErrorClass } from "#shared/kernel/message-error.ts";
import type { UpstreamRequest } from "./upstream-request.ts";

/** What one attempt at a request came to; without a status no answer came. */
export interface Exchange {
  readonly requestedAt: string;
  readonly durationMs: number;
  readonly status?: number;
  readonly headers?: BronzeLine["headers"];
  readonly bytes?: Buffer;
  /** Instead of the bytes, where they are too many to be held. */
  readonly large?: LargeBody;
  /** Why no answer came: refused, reset, timed out, cut short. */
  readonly error?: string;
  /** Of what kind the error is; absent for one that another try may heal. */
  readonly errorClass?: ErrorClass;
  /** It was not sent: there was nothing to be let in by, and there is nothing for any other request either. */
  readonly isNotLetIn?: true;
  /** The error is that it would have been too long. */
  readonly isTooLong?: boolean;
  /** Where the answer leads, when nobody went there. */
  readonly location?: string;
}

/** A body that was put aside while it came. */
export interface LargeBody {
  readonly length: number;
  readonly sha256: string;
  /** Its first and last bytes. */
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Where it lies, gzipped, until it is discarded. */
  readonly path: string;
  readonly gzippedLength: number;
  discard(): Promise<void>;
}

/** What was said of the answer that the asker has. */
type Tags = Pick<NonNullable<Exchange["headers"]>, "etag" | "lastModified">;

export interface Failure {
  readonly errorClass: ErrorClass;
  readonly reason: string;
  /** It says that the calls of its day are spent. */
  readonly endsDay?: true;
}

/** What an exchange means, before anybody reads its body as data. */
export type Verdict =
  | { readonly kind: "data" }
  | { readonly kind: "not_modified" }
  | {
      readonly kind: "failed";
      readonly failure: Failure;
      /** It says that what was asked for is not there, by a status that says something else of others. */
      readonly isGone?: true;
      /** It says that what was asked for is not to be had, which is not that it is not there. */
      readonly isRefused?: true;
    };

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
  const { status, error, errorClass = "transient" } = exchange;
  if (status === undefined || error) return failed(errorClass, error ?? "No answer came.");
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

function bodyVerdict({ headers, bytes, large }: Exchange): Verdict {
  const type = headers?.contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/html|xml/.test(type)) return failed("transient", `A page came instead of data (${type}).`);
  if (large) {
    const isCut = /json/.test(type) && !/^\s*[[{]/.test(large.head.toString("utf8"));
    const isOpen = /json/.test(type) && !/[\]}]\s*$/.test(large.tail.toString("utf8"));
    return isCut || isOpen ? failed("transient", "The body is not whole JSON.") : { kind: "data" };
  }
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

/** The bytes of a line that has them; `Lake.bodyOf` also finds those that lie elsewhere. */
export const bytesOf = ({ body, bodyBase64 }: BronzeLine): Buffer =>
  body === undefined ? Buffer.from(bodyBase64 ?? "", "base64") : Buffer.from(body, "utf8");

/** Of a body, for people and for telling whether it is whole. */
export const snippetBytes = 2048;

/** The beginning of a body that is no data, for people to read. */
export function snippetOf({ bytes, large }: Exchange): Pick<Observation, "snippet"> {
  const start = large?.head ?? bytes?.subarray(0, snippetBytes);
  return start && start.length > 0
    ? { snippet: start.toString("utf8").replaceAll("\u0000", "") }
    : {};
}

/** Undefined when no body came. */
export const hashOf = ({ bytes, large }: Exchange): string | undefined =>
  large?.sha256 ?? (bytes && sha256(bytes));
export const lengthOf = ({ bytes, large }: Exchange): number | undefined =>
  large?.length ?? bytes?.length;

/** A request as it may be stored: what it says of who is asking stays out. */
export const storableRequest = ({ method = "GET", url, body }: UpstreamRequest) => ({
  ...{ method, url: withoutSecrets(url) },
  ...(body !== undefined && { body }),
});
