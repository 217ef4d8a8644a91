import { DomainError } from "#shared/kernel/errors.ts";
import { log } from "#shared/observability/log.ts";
import type { Middleware, OperationOf } from "./middleware.ts";
import { toProblem } from "./problem.ts";
import { respondProblem } from "./respond.ts";

/** Turns whatever an operation threw into a problem document; what is our own fault is logged. */
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
    request.response = respondProblem(event, problem, headers);
  },
});
