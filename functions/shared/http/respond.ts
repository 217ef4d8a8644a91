import { gunzipSync, gzipSync } from "node:zlib";
import type { Operation, ReplyOf } from "#schemas/http/operation.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { names } from "./entity-tags.ts";
import type { HttpEvent, HttpResult } from "./event.ts";
import type { Problem } from "./problem.ts";

/** Below this a gzip header costs more than it saves. */
const worthCompressingBytes = 1024;
/**
 * What is longer is packed as fast as zlib can: 250 KB of a year's prices take 1.4 ms of a core instead of 5.2, which is half of what
 * the answer takes, and become 47 KB instead of 34. The 13 KB travel in 2 ms at 50 Mbit/s, and cost 0.001 dollars a thousand answers.
 */
const largeBytes = 65_536;
const fastest = 1;
/** Lambda answers with 6 MB at most (6,291,556 bytes of JSON, in which each quote of a text takes two); what is left is for headers. */
const mostJsonBytes = 6_200_000;

/** Turns a handler's reply into the HTTP answer: checked, tagged, conditional and compressed. */
export function respond<O extends Operation>(
  operation: O,
  event: HttpEvent,
  reply: ReplyOf<O>,
): HttpResult {
  const { response } = operation;
  const text = reply.ready ? undefined : (reply.json ?? bodyText(operation, reply.body));
  const etag = reply.etag ?? (operation.method === "GET" && text ? tagOf(text) : undefined);
  const headers: Record<string, string> = {
    "cache-control": operation.cache ?? "no-store",
    ...(etag && { etag: `"${etag}"` }),
    ...reply.headers,
  };
  if (etag && operation.method === "GET" && names(event.headers["if-none-match"], etag)) {
    // With every header of the 200 that a cache would update or choose by [RFC 9110, 15.4.5].
    return { statusCode: 304, headers: { ...headers, vary: "accept-encoding" } };
  }
  const statusCode = reply.status ?? response.status;
  if (reply.ready) return alreadyCompressed(event, { statusCode, headers }, reply.ready);
  if (text === undefined) return { statusCode, headers };
  const type = response.contentType ?? "application/json";
  return compressed(event, { statusCode, headers: { ...headers, "content-type": type } }, text);
}

/** The answer for a problem document. */
export const respondProblem = (
  event: HttpEvent,
  problem: Problem,
  extra: Readonly<Record<string, string>> = {},
): HttpResult =>
  compressed(
    event,
    {
      statusCode: problem.status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...extra,
      },
    },
    JSON.stringify(problem),
  );

/** The same as the service wrote it whose answers are given again below `/v2`. */
export const respondV2Error = (
  event: HttpEvent,
  { status, title, detail = title }: Problem,
  extra: Readonly<Record<string, string>> = {},
): HttpResult =>
  compressed(
    event,
    {
      statusCode: status,
      headers: { "content-type": "application/json", "cache-control": "no-store", ...extra },
    },
    JSON.stringify({ error: { message: detail, code: status } }),
  );

function bodyText({ response }: Operation, body: unknown): string | undefined {
  if (!response.body) return undefined;
  const checked = response.body.parse(body);
  return response.contentType && typeof checked === "string" ? checked : JSON.stringify(checked);
}

const tagOf = (text: string) => sha256(text).slice(0, 32);

const acceptsGzip = ({ headers }: HttpEvent) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(headers["accept-encoding"] ?? "");

function alreadyCompressed(
  event: HttpEvent,
  result: HttpResult,
  { gzipped, contentType }: { gzipped: Uint8Array; contentType: string },
): HttpResult {
  const headers = { ...result.headers, "content-type": contentType, vary: "accept-encoding" };
  if (!acceptsGzip(event)) return { ...result, headers, body: gunzipSync(gzipped).toString() };
  return {
    ...result,
    headers: { ...headers, "content-encoding": "gzip" },
    body: Buffer.from(gzipped).toString("base64"),
    isBase64Encoded: true,
  };
}

function compressed(event: HttpEvent, result: HttpResult, text: string): HttpResult {
  const headers = { ...result.headers, vary: "accept-encoding" };
  const bytes = Buffer.byteLength(text);
  if ((!acceptsGzip(event) && fitsAsText(text, bytes)) || bytes < worthCompressingBytes) {
    return { ...result, headers, body: text };
  }
  const packed = gzipSync(text, bytes > largeBytes ? { level: fastest } : {});
  return {
    ...result,
    headers: { ...headers, "content-encoding": "gzip" },
    body: packed.toString("base64"),
    isBase64Encoded: true,
  };
}

/**
 * Whether Lambda can answer with a text as it is. One that is too long is packed for whoever did not ask for it, too [RFC 9110, 12.5.3]: the
 * other answer would be a bare 500.
 */
const fitsAsText = (text: string, bytes: number): boolean =>
  bytes < mostJsonBytes / 6 || Buffer.byteLength(JSON.stringify(text)) <= mostJsonBytes;
