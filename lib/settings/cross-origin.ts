import { Duration } from "aws-cdk-lib";
import { CorsHttpMethod, type CorsPreflightOptions } from "aws-cdk-lib/aws-apigatewayv2";
import { correlationHeader } from "#schemas/observability/correlation.ts";

/**
 * What pages of other origins may send and read, said once for the gateway and for the distribution
 * before it. Methods are named one by one, because a gateway's answer to `*` is nowhere documented.
 *
 * @param origins those of the stage; `*` lets in all
 */
export const crossOrigin = (origins: readonly string[]) =>
  ({
    allowOrigins: [...origins],
    allowMethods: [
      CorsHttpMethod.DELETE,
      CorsHttpMethod.GET,
      CorsHttpMethod.HEAD,
      CorsHttpMethod.PATCH,
      CorsHttpMethod.POST,
      CorsHttpMethod.PUT,
    ],
    allowHeaders: [
      "authorization",
      "content-type",
      "if-match",
      "if-none-match",
      "idempotency-key",
      "x-api-key",
      correlationHeader,
    ],
    // Everything that our answers say by a header.
    exposeHeaders: ["etag", "location", "retry-after", correlationHeader],
    // As long as a browser keeps a preflight at most: Chromium two hours, Firefox a day.
    maxAge: Duration.days(1),
  }) satisfies CorsPreflightOptions;

export type CrossOrigin = ReturnType<typeof crossOrigin>;
