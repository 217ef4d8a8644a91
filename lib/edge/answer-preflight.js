/*
 * Runs in CloudFront (cloudfront-js-2.0) before each request: answers a preflight as the gateway would,
 * so that it reaches neither, and lets everything else pass. `cors` stands before this text when it is
 * deployed; the runtime knows no modules of ours.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const origin = request.headers.origin;
  const method = request.headers["access-control-request-method"];
  if (request.method !== "OPTIONS" || !origin || !method) return request;
  return { statusCode: 204, statusDescription: "No Content", headers: headersFor(origin.value) };
}

/** None for an origin that may not call: a browser takes that for a refusal. */
function headersFor(origin) {
  const isAnybody = cors.origins.indexOf("*") >= 0;
  if (!isAnybody && !isNamed(origin)) return {};
  return {
    "access-control-allow-origin": { value: isAnybody ? "*" : origin },
    "access-control-allow-methods": { value: cors.methods },
    "access-control-allow-headers": { value: cors.headers },
    "access-control-max-age": { value: cors.maxAge },
  };
}

/** As a gateway takes its list: whole origins, or all of a scheme (`https://*`). */
function isNamed(origin) {
  const scheme = origin.slice(0, origin.indexOf("://") + 3);
  return cors.origins.indexOf(origin) >= 0 || cors.origins.indexOf(`${scheme}*`) >= 0;
}
