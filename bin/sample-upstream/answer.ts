import { createHash } from "node:crypto";

/** One finished HTTP answer; bodies are buffers so that a cached one is sent without work. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How long a client is told to keep an answer; detail pages claim a year, as the original does. */
export type Freshness = "a-year" | "never";

const cacheControl: Record<Freshness, string> = {
  "a-year": "max-age=31536000",
  never: "no-cache, no-store, must-revalidate",
};

/** The weak tag Express gives a body: its length in hex and the start of its SHA-1. */
function weakEtag(body: Buffer): string {
  const digest = createHash("sha1").update(body).digest("base64").slice(0, 27);
  return `W/"${body.length.toString(16)}-${digest}"`;
}

/** A JSON answer with its entity tag; anything `JSON.stringify` takes. */
export function jsonAnswer(value: unknown, freshness: Freshness = "never", status = 200): Answer {
  return jsonTextAnswer(JSON.stringify(value), freshness, status);
}

/** The same for JSON that is text already. */
export function jsonTextAnswer(text: string, freshness: Freshness = "never", status = 200): Answer {
  const body = Buffer.from(text);
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": cacheControl[freshness],
      ...(status === 200 ? { etag: weakEtag(body) } : {}),
    },
    body,
  };
}

/** A file of a host of raw files, which calls every one of them plain text. */
export function rawFile(text: string): Answer {
  const body = Buffer.from(text);
  return {
    status: 200,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "max-age=300",
      etag: weakEtag(body),
    },
    body,
  };
}

/** A plain-text answer, the form in which the species API says that something is absent. */
export function textAnswer(text: string, status = 200): Answer {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: Buffer.from(text),
  };
}

/** The answer without its body when the client already holds this very version. */
export function revalidated(
  answer: Answer,
  asked: { ifNoneMatch?: string | undefined; ifModifiedSince?: string | undefined },
): Answer {
  if (answer.status !== 200) return answer;
  const { "content-type": _, ...headers } = answer.headers;
  return isHeld(answer, asked) ? { status: 304, headers, body: Buffer.alloc(0) } : answer;
}

function isHeld(
  { headers }: Answer,
  { ifNoneMatch, ifModifiedSince }: Parameters<typeof revalidated>[1],
): boolean {
  const etag = headers["etag"];
  if (ifNoneMatch !== undefined && etag !== undefined) {
    const opaque = etag.replace(/^W\//, "");
    const held = ifNoneMatch.split(/,\s*(?=W\/"|"|\*)/).map((tag) => tag.trim());
    return held.some((tag) => tag === "*" || tag.replace(/^W\//, "") === opaque);
  }
  const modified = headers["last-modified"];
  if (ifNoneMatch !== undefined || ifModifiedSince === undefined || modified === undefined) {
    return false;
  }
  return Date.parse(modified) <= Date.parse(ifModifiedSince);
}
