import { boundedBody } from "#shared/kernel/bounded-body.ts";
import type { PictureAnswer } from "./picture-source.ts";

/** A card's best picture has some 200 KB as WebP and 1 MB as PNG. */
const mostBytes = 20 * 1024 * 1024;

/**
 * What a response says of a picture; its body is read, or let go.
 *
 * @throws what reading the body throws
 */
export async function pictureAnswer(response: Response, now = new Date()): Promise<PictureAnswer> {
  const { status, url } = response;
  if (status === 200) return received(response);
  await response.body?.cancel();
  if (status === 304) return { kind: "unchanged" };
  if (status === 404 || status === 410) return { kind: "absent" };
  const reason = `${new URL(url).host} answered with ${status}.`;
  if (status < 500 && status !== 408 && status !== 425 && status !== 429) {
    return { kind: "refused", reason };
  }
  const seconds = retryAfterSeconds(response.headers.get("retry-after"), now);
  return { kind: "failed", reason, ...(seconds !== undefined && { retryAfterSeconds: seconds }) };
}

/** `Retry-After` as RFC 9110 has it: seconds, or a date. Undefined when it is neither or past. */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** Reads no further than a picture may be long, whatever the server announced. */
async function received(response: Response): Promise<PictureAnswer> {
  const bytes = await boundedBody(response, mostBytes);
  if (bytes === "too_long") {
    return { kind: "unusable", reason: `The picture has more than ${mostBytes} bytes.` };
  }
  const named = (header: string) => response.headers.get(header) ?? undefined;
  return {
    kind: "picture",
    bytes,
    etag: named("etag"),
    lastModified: named("last-modified"),
  };
}
