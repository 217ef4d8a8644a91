import middy from "@middy/core";
import httpHeaderNormalizer from "@middy/http-header-normalizer";
import type { Context } from "aws-lambda";
import type { Operation, ReplyOf, RequestOf } from "#schemas/http/operation.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { logger } from "#shared/observability/logger.ts";
import type { HttpEvent, HttpResult } from "./event.ts";
import { parseRequest } from "./parse-request.ts";
import { toProblem } from "./problem.ts";
import { respond, respondProblem } from "./respond.ts";

/** One operation with the code that answers it. */
export interface Route {
  readonly operation: Operation;
  readonly answer: (event: HttpEvent) => Promise<HttpResult>;
}

/**
 * Joins an operation to its use case: parses the request, runs it, checks the answer against the
 * published schema.
 *
 * @param runtime builds what the use case needs; called once per container, on the first request
 */
export function route<O extends Operation, Runtime>(
  operation: O,
  runtime: () => Promise<Runtime>,
  run: (request: RequestOf<O>, runtime: Runtime) => Promise<ReplyOf<O>>,
): Route {
  return {
    operation,
    answer: async (event) => {
      const request = parseRequest(operation, event);
      return respond(operation, event, await run(request, await runtime()));
    },
  };
}

/** Makes the one Lambda handler of an area from its routes. */
export function httpApi(routes: readonly Route[]) {
  const byKey = new Map(routes.map((one) => [routeKey(one.operation), one]));
  return middy<HttpEvent, HttpResult, Error, Context>()
    .use(httpHeaderNormalizer())
    .handler(async (event: HttpEvent): Promise<HttpResult> => {
      const startedMs = performance.now();
      const found = byKey.get(event.routeKey);
      const result = await answered(event, found);
      logger.info("request", {
        operation: found?.operation.id ?? event.routeKey,
        status: result.statusCode,
        requestId: event.requestContext.requestId,
        durationMs: Math.round(performance.now() - startedMs),
      });
      return result;
    });
}

/** As API Gateway writes it: `GET /v1/cards/{printingId}`. */
export const routeKey = ({ method, path }: Operation): string => `${method} ${path}`;

async function answered(event: HttpEvent, found: Route | undefined): Promise<HttpResult> {
  try {
    if (found) return await found.answer(event);
    throw new DomainError("request.no_such_route", `Nothing answers ${event.routeKey}.`);
  } catch (error) {
    const problem = toProblem(error, event.requestContext.requestId);
    if (problem.status >= 500) {
      logger.error("request failed", { operation: found?.operation.id, error: error as Error });
    }
    return respondProblem(event, problem, error instanceof DomainError ? error.headers : {});
  }
}
