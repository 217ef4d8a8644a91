import type { Clock } from "#shared/kernel/clock.ts";
import type { Exchange } from "./exchange.ts";
import { bodyOf, mostBodyBytes } from "./http-body.ts";
import type { Upstream } from "./upstream.ts";

const patientMs = 15_000;
const asData = { accept: "application/json, text/csv, text/plain;q=0.9, */*;q=0.1" };

export interface HttpUpstreamOptions {
  readonly userAgent: string;
  readonly clock: Clock;
  /** How long an answer may take to begin, and each further piece of it to come. */
  readonly silenceMs?: number;
  /** @default the most that a worker can put aside */
  readonly mostBytes?: number;
  /** A longer body is put aside. @default what a line of the lake holds */
  readonly mostInMemory?: number;
  /** Of an answer that is not 200, and that nobody reads; what is longer is let go. @default as of any */
  readonly mostOtherBytes?: number;
  /** Beside the one that says who is asking. @default data in words */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it goes where answers lead. @default true */
  readonly followsRedirects?: boolean;
}

/** Asks over HTTP, on connections that are kept open, and says who is asking. */
export function httpUpstream(options: HttpUpstreamOptions): Upstream {
  const { userAgent, clock, silenceMs = patientMs, mostBytes = mostBodyBytes } = options;
  const { mostInMemory, mostOtherBytes = mostBytes, followsRedirects = true } = options;
  return {
    async send({ method = "GET", url, headers, body }, { etag, lastModified }, timeoutMs) {
      const requestedAt = clock().toISOString();
      const startedMs = performance.now();
      const took = () => Math.round((performance.now() - startedMs) * 10) / 10;
      const silence = silenceAfter(silenceMs, timeoutMs);
      try {
        const response = await fetch(url, {
          method,
          headers: {
            "user-agent": userAgent,
            ...(options.headers ?? asData),
            ...headers,
            ...(etag && { "if-none-match": etag }),
            ...(lastModified && { "if-modified-since": lastModified }),
          },
          ...(body !== undefined && { body }),
          signal: silence.signal,
          redirect: followsRedirects ? "follow" : "manual",
        });
        const { status } = response;
        const leads = leadsOn.has(status) ? response.headers.get("location") : null;
        const answer = {
          ...{ requestedAt, status, headers: headersOf(response) },
          ...(leads !== null && { location: leads }),
        };
        return await received(response, answer, { took, silence });
      } catch (error) {
        return { requestedAt, durationMs: took(), error: causeOf(error) };
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
      const body = await bodyOf(response, {
        isComing: silence.isBroken,
        mostBytes: answer.status === 200 ? mostBytes : mostOtherBytes,
        mostInMemory,
      });
      return { ...answer, ...body, durationMs: took() };
    } catch (error) {
      const isTooLong = error instanceof RangeError;
      const failed = { durationMs: took(), error: causeOf(error) };
      return { ...answer, ...failed, ...(isTooLong && { isTooLong }) };
    }
  }
}

const leadsOn = new Set([301, 302, 303, 307, 308]);

/** Aborts when nothing has happened for so long, or when so much time has passed in all. */
function silenceAfter(ms: number, inAllMs = Number.POSITIVE_INFINITY) {
  const controller = new AbortController();
  const abort = (why: string) => controller.abort(new DOMException(why, "TimeoutError"));
  const silence = setTimeout(() => abort(`No answer within ${ms / 1000} seconds.`), ms);
  const end = Number.isFinite(inAllMs)
    ? setTimeout(() => abort(`No whole answer within ${inAllMs / 1000} seconds.`), inAllMs)
    : undefined;
  return {
    signal: controller.signal,
    isBroken: () => {
      silence.refresh();
    },
    end() {
      clearTimeout(silence);
      clearTimeout(end);
    },
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
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return error.message;
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
