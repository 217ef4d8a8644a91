import * as z from "zod";

export interface DeployedEdge {
  /** Whether a function of its own answers preflights before they reach the gateway. */
  readonly answersPreflights: boolean;
}

const ApiEdge = z.object({
  DistributionConfig: z.object({
    Origins: z.array(z.object({ CustomOriginConfig: z.unknown().optional() })),
    DefaultCacheBehavior: z.object({
      FunctionAssociations: z.array(z.object({ EventType: z.string() })).default([]),
    }),
  }),
});
/** Pictures come from a bucket, the API from an origin that speaks HTTP. */
export function edgeOf(distributions: readonly unknown[]): DeployedEdge | undefined {
  const found = distributions
    .map((one) => ApiEdge.parse(one).DistributionConfig)
    .find(({ Origins }) => Origins.some(({ CustomOriginConfig }) => CustomOriginConfig));
  const functions = found?.DefaultCacheBehavior.FunctionAssociations;
  return (
    functions && {
      answersPreflights: functions.some(({ EventType }) => EventType === "viewer-request"),
    }
  );
}
