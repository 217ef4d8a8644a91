import middy from "@middy/core";
import httpHeaderNormalizer from "@middy/http-header-normalizer";
import type { Context } from "aws-lambda";
import type { Operation, ReplyOf, RequestOf } from "#schemas/http/operation.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { limitRuntime } from "#shared/limits/function-limits.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { correlationHeaders, correlationOf } from "./correlation.ts";
import type { HttpEvent, HttpResult } from "./event.ts";
import { headAnswers } from "./head-answers.ts";
import { withoutLastSlash } from "./last-slash.ts";
import { type LimitSurroundings, limited } from "./limited.ts";
import type { Middleware, Notes, OperationOf } from "./middleware.ts";
import { parseRequest } from "./parse-request.ts";
import { problemAnswers } from "./problem-answers.ts";
import { requestLog } from "./request-log.ts";
import { respond } from "./respond.ts";
import { viewerAddress } from "./viewer.ts";

/** One operation with the code that answers it. */
export interface Route {
  readonly operation: Operation;
  /** @param address that asks, as limits count it */
  readonly answer: (event: HttpEvent, address: string) => Promise<HttpResult>;
}

export interface HttpApiOptions {
  /** What keeps every operation within its budget. @default the table of limits */
  readonly limits?: () => Promise<LimitSurroundings>;
  /**
   * Run in this order before an operation, and in the opposite one after it. One that throws a
   * DomainError in `before` refuses the call; its headers and problem reach the caller.
   */
  readonly around?: (operationOf: OperationOf) => readonly Middleware[];
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
    answer: async (event, address) => {
      const request = parseRequest(operation, event, address);
      return respond(operation, event, await run(request, await runtime()));
    },
  };
}

/** Makes the one Lambda handler of an area from its routes. */
export function httpApi(
  routes: readonly Route[],
  { limits = limitRuntime, around = () => [] }: HttpApiOptions = {},
) {
  const byKey = new Map(routes.map((one) => [routeKey(one.operation), one]));
  const addressOf = async (event: HttpEvent) => viewerAddress(event, (await limits()).edgeSecret);
  const operationOf: OperationOf = (event) => byKey.get(keyOf(event))?.operation;
  const api = middy<HttpEvent, HttpResult, Error, Context, Notes>()
    .use(requestLog(operationOf))
    .use(headAnswers())
    .use(correlationHeaders())
    .use(httpHeaderNormalizer())
    .use(problemAnswers(operationOf))
    .use([limited(operationOf, limits), ...around(operationOf)])
    .handler(async (event: HttpEvent): Promise<HttpResult> => {
      const found = byKey.get(keyOf(event));
      if (found) return await found.answer(event, await addressOf(event));
      const elsewhere = withoutLastSlash(event);
      if (elsewhere) return elsewhere;
      const { method, path } = event.requestContext.http;
      throw new DomainError("request.no_such_route", `Nothing answers ${method} ${path}.`);
    });
  return (event: HttpEvent, context: Context): Promise<HttpResult> =>
    runWith(correlationOf(event), () => api(event, context));
}

/** As API Gateway writes it: `GET /v1/cards/{printingId}`. */
export const routeKey = ({ method, path }: Operation): string => `${method} ${path}`;

/** HEAD is answered by whatever answers GET [RFC 9110, 9.3.2]. */
const keyOf = ({ routeKey: key }: HttpEvent): string => key.replace(/^HEAD /, "GET ");
