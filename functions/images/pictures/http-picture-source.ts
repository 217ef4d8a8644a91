import { setTimeout as sleep } from "node:timers/promises";
import { pictureAnswer } from "./picture-response.ts";
import type { PictureAnswer, PictureRequest, PictureSource } from "./picture-source.ts";

/** From the card's address over a CDN to a mirror; what leads further leads nowhere. */
const mostRedirects = 3;
/** A connection that broke is tried once more, after a moment. */
const pauseMs = 150;

export interface PictureSourceOptions {
  readonly userAgent: string;
  /** The servers that pictures come from, such as `https://assets.tcgdex.net`; no other is asked. */
  readonly origins: readonly string[];
}

/**
 * Fetches over HTTP. Addresses come from other people's catalogues and servers, so that only known
 * servers are asked, wherever a redirection leads.
 */
export function httpPictureSource({ userAgent, origins }: PictureSourceOptions): PictureSource {
  const headers = {
    "user-agent": userAgent,
    accept: "image/webp, image/avif, image/png, image/jpeg",
    // Pictures are packed already; what comes packed again is unpacked up to the same limit.
    "accept-encoding": "identity",
  };
  const once = (url: string, request: PictureRequest, signal: AbortSignal) =>
    followed(url, { headers: { ...headers, ...conditions(request) }, origins, signal });
  return {
    async fetch(url, request) {
      const signal = AbortSignal.timeout(request.timeoutMs);
      const first = await once(url, request, signal);
      if (first.kind !== "failed" || first.retryAfterSeconds !== undefined) return first;
      if (!(await pause(signal))) return first;
      return once(url, request, signal);
    },
  };
}

const conditions = ({ etag, lastModified }: PictureRequest) => ({
  ...(etag && { "if-none-match": etag }),
  ...(lastModified && { "if-modified-since": lastModified }),
});

async function pause(signal: AbortSignal): Promise<boolean> {
  await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

interface Journey {
  readonly headers: Record<string, string>;
  readonly origins: readonly string[];
  readonly signal: AbortSignal;
}

/** Asks, and goes where the answers lead, as long as they lead to servers that we know. */
async function followed(start: string, journey: Journey): Promise<PictureAnswer> {
  let url = start;
  let isMoved = true;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const origin = URL.parse(url)?.origin ?? "nowhere";
    if (!journey.origins.includes(origin)) {
      return { kind: "unusable", reason: `Pictures are not fetched from ${origin}.` };
    }
    const answer = await asked(url, journey);
    if (!("location" in answer)) return isMoved && hop > 0 ? movedTo(url, answer) : answer;
    isMoved &&= answer.isPermanent;
    url = URL.parse(answer.location, url)?.href ?? answer.location;
  }
  return { kind: "unusable", reason: `${start} redirects more than ${mostRedirects} times.` };
}

const movedTo = (url: string, answer: PictureAnswer): PictureAnswer =>
  answer.kind === "picture" || answer.kind === "unchanged" ? { ...answer, movedTo: url } : answer;

type Redirect = { readonly location: string; readonly isPermanent: boolean };

async function asked(url: string, { headers, signal }: Journey): Promise<PictureAnswer | Redirect> {
  try {
    const response = await fetch(url, { headers, redirect: "manual", signal });
    const location = response.headers.get("location");
    if (location === null || !redirects.has(response.status)) return await pictureAnswer(response);
    await response.body?.cancel();
    return { location, isPermanent: response.status === 301 || response.status === 308 };
  } catch (error) {
    return { kind: "failed", reason: `No answer from ${new URL(url).host}: ${causeOf(error)}` };
  }
}

const redirects = new Set([301, 302, 303, 307, 308]);

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
