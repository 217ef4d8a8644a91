import { ExponentialBackoff, handleWhenResult, retry } from "cockatiel";
import type { PictureAnswer, PictureSource } from "./picture-source.ts";

const timeoutMs = 15_000;
/** A card's best picture has some 200 KB as WebP and 1 MB as PNG. */
const mostBytes = 20 * 1024 * 1024;

/** Once more after a moment; what still fails is tried again with the message. */
const again = retry(handleWhenResult(isWorthAnotherTry), {
  maxAttempts: 2,
  backoff: new ExponentialBackoff({ initialDelay: 150, maxDelay: 1_000 }),
});

export interface PictureSourceOptions {
  readonly userAgent: string;
  /** The servers that pictures come from, such as `https://assets.tcgdex.net`; no other is asked. */
  readonly origins: readonly string[];
}

/**
 * Fetches over HTTP. Addresses come from other people's catalogues, so that only known servers are
 * asked, and redirections are not followed.
 */
export function httpPictureSource({ userAgent, origins }: PictureSourceOptions): PictureSource {
  return {
    async fetch(url, { etag, lastModified }) {
      const origin = URL.parse(url)?.origin ?? "nowhere";
      if (!origins.includes(origin)) {
        return { kind: "unusable", reason: `Pictures are not fetched from ${origin}.` };
      }
      const headers = {
        "user-agent": userAgent,
        accept: "image/webp, image/avif, image/png, image/jpeg",
        ...(etag && { "if-none-match": etag }),
        ...(lastModified && { "if-modified-since": lastModified }),
      };
      return again.execute(() => ask(url, headers));
    },
  };
}

async function ask(url: string, headers: Record<string, string>): Promise<PictureAnswer> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { headers, redirect: "manual", signal });
    return await answerOf(response);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", reason: `No answer from ${new URL(url).host}: ${reason}` };
  }
}

async function answerOf(response: Response): Promise<PictureAnswer> {
  const { status, url } = response;
  if (status === 200) return received(response);
  await response.body?.cancel();
  if (status === 304) return { kind: "unchanged" };
  if (status === 404 || status === 410) return { kind: "absent" };
  const wait = Number(response.headers.get("retry-after"));
  const reason = `${new URL(url).host} answered with ${status}.`;
  return {
    kind: "failed",
    reason,
    ...(Number.isFinite(wait) && wait > 0 && { retryAfterSeconds: wait }),
  };
}

/** Reads no further than a picture may be long, whatever the server announced. */
async function received(response: Response): Promise<PictureAnswer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) {
      return { kind: "unusable", reason: `The picture has more than ${mostBytes} bytes.` };
    }
    chunks.push(chunk);
  }
  const named = (header: string) => response.headers.get(header) ?? undefined;
  return {
    kind: "picture",
    bytes: Buffer.concat(chunks),
    etag: named("etag"),
    lastModified: named("last-modified"),
  };
}

function isWorthAnotherTry(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null || !("kind" in answer)) return false;
  return answer.kind === "failed" && !("retryAfterSeconds" in answer);
}
