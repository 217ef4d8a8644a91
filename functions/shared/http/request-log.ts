import { DomainError } from "#shared/kernel/errors.ts";
import { log } from "#shared/observability/log.ts";
import type { Middleware, OperationOf } from "./middleware.ts";

/** Writes the one line that every call leaves, whatever became of it. */
export function requestLog(operationOf: OperationOf): Middleware {
  const write: Middleware["after"] = ({ event, response, error, internal }) => {
    log("request", {
      operation: operationOf(event)?.id ?? event.routeKey,
      status: response?.statusCode ?? 500,
      requestId: event.requestContext.requestId,
      durationMs: Math.round(performance.now() - (internal.startedAtMs ?? performance.now())),
      problem: error instanceof DomainError ? error.code : error ? "internal" : undefined,
    });
  };
  return {
    before: ({ internal }) => {
      internal.startedAtMs = performance.now();
    },
    after: write,
    onError: write,
  };
}
