import type { HttpEvent, HttpResult } from "./event.ts";

/**
 * Where a program of the Pokémon TCG API is led that ends its paths with a slash, which that service did not mind:
 * the same without it, relative, so that it holds below any base URL. Undefined for every other request.
 */
export function withoutLastSlash(event: HttpEvent): HttpResult | undefined {
  const { method, path } = event.requestContext.http;
  const [, last] = /^\/v2\/(?:[^/]+\/)*([^/]+)\/$/.exec(path) ?? [];
  if (last === undefined || (method !== "GET" && method !== "HEAD")) return undefined;
  const query = event.rawQueryString ? `?${event.rawQueryString}` : "";
  return {
    statusCode: 308,
    headers: {
      location: `../${encodeURIComponent(last)}${query}`,
      "cache-control": "public, max-age=300",
    },
    body: "",
  };
}
