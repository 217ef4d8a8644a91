import type middy from "@middy/core";
import type { Context } from "aws-lambda";
import type { Operation } from "#schemas/http/operation.ts";
import type { HttpEvent, HttpResult } from "./event.ts";

/** Notes that middlewares keep on a request. */
export interface Notes extends Record<string, unknown> {
  startedAtMs?: number;
}

/** Something that happens around every operation of an area, such as a limit of calls. */
export type Middleware = middy.MiddlewareObj<HttpEvent, HttpResult, Error, Context, Notes>;

/** The operation that an event asks for; undefined for a route that nobody answers. */
export type OperationOf = (event: HttpEvent) => Operation | undefined;
