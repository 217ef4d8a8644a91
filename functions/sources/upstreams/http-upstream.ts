import { boundedBody } from "#shared/kernel/bounded-body.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Exchange } from "./exchange.ts";
import type { Upstream } from "./upstream.ts";

const timeoutMs = 15_000;
/** The largest file that any source has is below 2 MB. */
const mostBytes = 32 * 1024 * 1024;

/** Asks over HTTP, on connections that are kept open, and says who is asking. */
export function httpUpstream({ userAgent, clock }: { userAgent: string; clock: Clock }): Upstream {
  return {
    async get(url, { etag, lastModified }) {
      const requestedAt = clock().toISOString();
      const startedMs = performance.now();
      const took = () => Math.round((performance.now() - startedMs) * 10) / 10;
      try {
        const response = await fetch(url, {
          headers: {
            "user-agent": userAgent,
            accept: "application/json, text/csv, text/plain;q=0.9, */*;q=0.1",
            ...(etag && { "if-none-match": etag }),
            ...(lastModified && { "if-modified-since": lastModified }),
          },
          signal: AbortSignal.timeout(timeoutMs),
        });
        const answer = { requestedAt, status: response.status, headers: headersOf(response) };
        return await received(response, answer, took);
      } catch (error) {
        return { requestedAt, durationMs: took(), error: causeOf(error) };
      }
    },
  };
}

async function received(
  response: Response,
  answer: Pick<Exchange, "requestedAt"> & { status: number; headers: Exchange["headers"] & object },
  took: () => number,
): Promise<Exchange> {
  try {
    const bytes = await boundedBody(response, mostBytes);
    if (bytes !== "too_long") return { ...answer, bytes, durationMs: took() };
    const error = `The body has more than ${mostBytes} bytes.`;
    return { ...answer, durationMs: took(), error };
  } catch (error) {
    return { ...answer, durationMs: took(), error: causeOf(error) };
  }
}

function headersOf({ headers }: Response): Exchange["headers"] & object {
  const named = (name: string, header: string) => {
    const value = headers.get(header);
    return value === null ? {} : { [name]: value };
  };
  return {
    ...named("etag", "etag"),
    ...named("lastModified", "last-modified"),
    ...named("contentType", "content-type"),
    ...named("retryAfter", "retry-after"),
  };
}

/** fetch says "fetch failed" and keeps what happened in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `No answer within ${timeoutMs / 1000} seconds.`;
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
