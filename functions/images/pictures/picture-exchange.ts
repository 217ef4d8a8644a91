import { type Exchange, type Verdict, withoutSecrets } from "#shared/upstreams/exchange.ts";
import type { Conditions } from "#shared/upstreams/upstream.ts";
import type { PictureAnswer } from "./picture-source.ts";

/** A card's best picture has some 200 KB as WebP and 1 MB as PNG. */
export const mostBytes = 20 * 1024 * 1024;
/** Of a page that says why there is none. */
export const mostOtherBytes = 64 * 1024;

/** Whether a status speaks of the host's trouble, whatever was asked for. */
const isTrouble = (status: number) =>
  status >= 500 || status === 408 || status === 425 || status === 429;

/** What an answer says of a picture, or where it leads. */
export type Found = PictureAnswer | { readonly kind: "elsewhere"; readonly location: string };

/** What an exchange says of the picture that was asked for. */
export function foundIn(exchange: Exchange, url: string): Found {
  const { status, error, headers, location, bytes } = exchange;
  const { host } = new URL(url);
  if (exchange.isTooLong && status === 200) {
    return { kind: "unusable", reason: `The picture has more than ${mostBytes} bytes.` };
  }
  if (status === undefined || (status === 200 && error)) {
    return { kind: "failed", reason: `No answer from ${host}: ${error ?? "nothing came"}` };
  }
  if (location !== undefined) return { kind: "elsewhere", location };
  if (status === 200) {
    const { etag, lastModified } = headers ?? {};
    return { kind: "picture", bytes: bytes ?? Buffer.alloc(0), etag, lastModified };
  }
  if (status === 304) return { kind: "unchanged" };
  return withoutPicture(status, host, exchange);
}

function withoutPicture(
  status: number,
  host: string,
  { headers, requestedAt }: Exchange,
): PictureAnswer {
  if (status === 404 || status === 410) return { kind: "absent" };
  const reason = `${host} answered with ${status}.`;
  if (!isTrouble(status)) return { kind: "refused", reason };
  const seconds = retryAfterSeconds(headers?.retryAfter ?? null, new Date(requestedAt));
  return { kind: "failed", reason, ...(seconds !== undefined && { retryAfterSeconds: seconds }) };
}

/**
 * What an exchange says of its host. That a picture is not there, is somebody else's or leads on is no
 * trouble, nor is what its bytes are: only a host that answers nothing, or speaks of trouble, is let be.
 */
export function pictureVerdict(exchange: Exchange, { etag, lastModified }: Conditions): Verdict {
  const { status, error, isTooLong, location } = exchange;
  if (status === undefined || (status === 200 && error && !isTooLong)) {
    return failed("transient", error ?? "No answer came.");
  }
  if (location !== undefined) return failed("permanent", `It leads to ${told(location)}.`);
  if (status === 200) return isTooLong ? failed("permanent", error ?? "") : { kind: "data" };
  if (status === 304 && (etag || lastModified)) return { kind: "not_modified" };
  const reason = `The host said ${status}.`;
  if (!isTrouble(status)) return failed("permanent", reason);
  return failed(status === 429 ? "quota" : "transient", reason);
}

const failed = (errorClass: "transient" | "permanent" | "quota", reason: string): Verdict => ({
  kind: "failed",
  failure: { errorClass, reason },
});

const told = (location: string) =>
  URL.canParse(location) ? withoutSecrets(location) : location.replace(/\?.*$/s, "");

/** `Retry-After` as RFC 9110 has it: seconds, or a date. Undefined when it is neither or past. */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
