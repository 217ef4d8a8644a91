import type { Clock } from "#shared/kernel/clock.ts";
import type { Exchange } from "./exchange.ts";
import { bodyOf, mostBodyBytes } from "./http-body.ts";
import type { Upstream } from "./upstream.ts";

const timeoutMs = 15_000;

export interface HttpUpstreamOptions {
  readonly userAgent: string;
  readonly clock: Clock;
  /** How long an answer may take to begin, and each further piece of it to come. */
  readonly silenceMs?: number;
  /** @default the most that a worker can put aside */
  readonly mostBytes?: number;
}

/** Asks over HTTP, on connections that are kept open, and says who is asking. */
export function httpUpstream(options: HttpUpstreamOptions): Upstream {
  const { userAgent, clock, silenceMs = timeoutMs, mostBytes = mostBodyBytes } = options;
  return {
    async send({ method = "GET", url, headers, body }, { etag, lastModified }) {
      const requestedAt = clock().toISOString();
      const startedMs = performance.now();
      const took = () => Math.round((performance.now() - startedMs) * 10) / 10;
      const silence = silenceAfter(silenceMs);
      try {
        const response = await fetch(url, {
          method,
          headers: {
            "user-agent": userAgent,
            accept: "application/json, text/csv, text/plain;q=0.9, */*;q=0.1",
            ...headers,
            ...(etag && { "if-none-match": etag }),
            ...(lastModified && { "if-modified-since": lastModified }),
          },
          ...(body !== undefined && { body }),
          signal: silence.signal,
        });
        const answer = { requestedAt, status: response.status, headers: headersOf(response) };
        return await received(response, answer, { took, silence });
      } catch (error) {
        return { requestedAt, durationMs: took(), error: causeOf(error, silenceMs) };
      } finally {
        silence.end();
      }
    },
  };

  async function received(
    response: Response,
    answer: Pick<Exchange, "requestedAt"> & { status: number; headers: object },
    { took, silence }: { took: () => number; silence: ReturnType<typeof silenceAfter> },
  ): Promise<Exchange> {
    try {
      const body = await bodyOf(response, { isComing: silence.isBroken, mostBytes });
      return { ...answer, ...body, durationMs: took() };
    } catch (error) {
      return { ...answer, durationMs: took(), error: causeOf(error, silenceMs) };
    }
  }
}

/** Aborts when nothing has happened for so long. */
function silenceAfter(ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException("Nothing came.", "TimeoutError")),
    ms,
  );
  return {
    signal: controller.signal,
    isBroken: () => {
      timer.refresh();
    },
    end: () => clearTimeout(timer),
  };
}

function headersOf({ headers }: Response): NonNullable<Exchange["headers"]> {
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
function causeOf(error: unknown, silenceMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `No answer within ${silenceMs / 1000} seconds.`;
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
