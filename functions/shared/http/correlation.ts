import { correlationHeader, isCorrelationId } from "#schemas/observability/correlation.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import type { HttpEvent } from "./event.ts";
import type { Middleware } from "./middleware.ts";

/**
 * The cause of a call: what the caller named in `x-correlation-id`, if it may stand in a log, else
 * API Gateway's id of the call. The line of the call holds both.
 */
export function correlationOf({ headers, requestContext }: HttpEvent): string {
  // Before the headers are normalised: every later step runs on behalf of this id.
  const named = Object.entries(headers).find(([name]) => name.toLowerCase() === correlationHeader);
  return isCorrelationId(named?.[1]) ? named[1] : requestContext.requestId;
}

/** Tells the caller the id, in good answers and bad ones. */
export function correlationHeaders(): Middleware {
  const tell: Middleware["after"] = ({ response }) => {
    const id = currentCorrelation();
    if (response && id) response.headers = { ...response.headers, [correlationHeader]: id };
  };
  return { after: tell, onError: tell };
}
