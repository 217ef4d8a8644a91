import type { Middleware } from "./middleware.ts";

/** Takes the body from what is answered to HEAD; all else is as for GET [RFC 9110, 9.3.2]. */
export function headAnswers(): Middleware {
  const strip: Middleware["after"] = (request) => {
    const { event, response } = request;
    if (!response || event.requestContext.http.method !== "HEAD") return;
    const { body: _body, isBase64Encoded: _encoded, ...head } = response;
    request.response = head;
  };
  return { after: strip, onError: strip };
}
