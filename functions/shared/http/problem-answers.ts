import { DomainError } from "#shared/kernel/errors.ts";
import { log } from "#shared/observability/log.ts";
import type { HttpEvent } from "./event.ts";
import type { Middleware, OperationOf } from "./middleware.ts";
import { toProblem } from "./problem.ts";
import { respondProblem, respondV2Error } from "./respond.ts";

/** Turns whatever an operation threw into the answer for it; what is our own fault is logged. */
export const problemAnswers = (operationOf: OperationOf): Middleware => ({
  onError: (request) => {
    const { event, error } = request;
    const { requestId } = event.requestContext;
    const problem = toProblem(error, requestId);
    if (problem.status >= 500) {
      const operation = operationOf(event)?.id ?? event.routeKey;
      log("request failed", { operation, requestId, error });
    }
    const headers = error instanceof DomainError ? error.headers : {};
    const respond = isV2(event, operationOf) ? respondV2Error : respondProblem;
    request.response = respond(event, problem, headers);
  },
});

/** Where nothing is below `/v2`, its clients are told in their words too. */
const isV2 = (event: HttpEvent, operationOf: OperationOf): boolean =>
  operationOf(event)?.errors === "v2" || /^\/v2(\/|$)/.test(event.rawPath ?? "");
