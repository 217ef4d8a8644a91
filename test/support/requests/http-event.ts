import type { HttpEvent } from "#shared/http/event.ts";

/** An HTTP API event; name only what the test is about. `headers` are lower case, as Lambda gets them. */
export function anEvent(change: {
  routeKey?: string;
  /** @default those of the route's key */
  method?: string;
  rawPath?: string;
  headers?: Record<string, string>;
  path?: Record<string, string>;
  query?: string;
  body?: string | Buffer | object;
  userId?: string;
  groups?: string;
  /** Address of the machine that sent it. @default 203.0.113.7 */
  sourceIp?: string;
  /** Claims that are not as in an access token. */
  claims?: Record<string, unknown>;
}): HttpEvent {
  const { body } = change;
  const [method, path] = (change.routeKey ?? "GET /test").split(" ");
  const text = typeof body === "object" && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
  return {
    version: "2.0",
    routeKey: change.routeKey ?? "GET /test",
    rawPath: change.rawPath ?? "/test",
    rawQueryString: change.query ?? "",
    headers: { "content-type": "application/json", ...change.headers },
    pathParameters: change.path,
    body: Buffer.isBuffer(text) ? text.toString("base64") : text,
    isBase64Encoded: Buffer.isBuffer(text),
    requestContext: {
      requestId: "request-1",
      http: {
        method: change.method ?? method,
        path: change.rawPath ?? path,
        sourceIp: change.sourceIp ?? "203.0.113.7",
      },
      ...(change.userId && {
        authorizer: { jwt: { claims: claimsOf(change) } },
      }),
    },
  } as unknown as HttpEvent;
}

/** As HTTP API hands them over for an access token of the user pool. */
const claimsOf = ({ userId, groups, claims }: Parameters<typeof anEvent>[0]) => ({
  sub: userId,
  "cognito:groups": groups,
  token_use: "access",
  client_id: "client-1",
  ...claims,
});
