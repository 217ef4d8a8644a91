import type { HttpEvent } from "#shared/http/event.ts";

/** An HTTP API event; name only what the test is about. `headers` are lower case, as Lambda gets them. */
export function anEvent(change: {
  routeKey?: string;
  headers?: Record<string, string>;
  path?: Record<string, string>;
  query?: string;
  body?: string | Buffer | object;
  userId?: string;
  groups?: string;
}): HttpEvent {
  const { body } = change;
  const text = typeof body === "object" && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
  return {
    version: "2.0",
    routeKey: change.routeKey ?? "GET /test",
    rawPath: "/test",
    rawQueryString: change.query ?? "",
    headers: { "content-type": "application/json", ...change.headers },
    pathParameters: change.path,
    body: Buffer.isBuffer(text) ? text.toString("base64") : text,
    isBase64Encoded: Buffer.isBuffer(text),
    requestContext: {
      requestId: "request-1",
      ...(change.userId && {
        authorizer: { jwt: { claims: { sub: change.userId, "cognito:groups": change.groups } } },
      }),
    },
  } as unknown as HttpEvent;
}
