import { ofType, type StageTemplates, targetOf } from "#test/support/stacks/stage-templates.ts";

/** A behaviour of the distribution before the API with the policies that it names. */
export interface EdgeBehaviour {
  /** Undefined for what no other behaviour catches. */
  readonly pattern: string | undefined;
  readonly compresses: boolean;
  readonly viewerRequest: string | undefined;
  // biome-ignore-start lint/suspicious/noExplicitAny: a template is whatever CloudFormation allows
  readonly cache: any;
  readonly sent: any;
  readonly added: any;
  // biome-ignore-end lint/suspicious/noExplicitAny: see above
}

/** The distribution whose origin is an API instead of a bucket; undefined where there is none. */
export const apiDistribution = (templates: StageTemplates) =>
  ofType(templates, "AWS::CloudFront::Distribution").find(({ properties }) =>
    properties.DistributionConfig.Origins.some(
      (origin: { CustomOriginConfig?: unknown }) => origin.CustomOriginConfig,
    ),
  );

/** Its behaviours in the order in which CloudFront tries them; none where there is no distribution. */
export function edgeBehaviours(templates: StageTemplates): EdgeBehaviour[] {
  const found = apiDistribution(templates);
  if (!found) return [];
  const { CacheBehaviors = [], DefaultCacheBehavior } = found.properties.DistributionConfig;
  const behind = (value: unknown) =>
    templates.resources.find(
      ({ stack, id }) => `${stack}/${id}` === targetOf(templates, found.stack, value),
    )?.properties;
  return [...CacheBehaviors, DefaultCacheBehavior].map((one) => ({
    pattern: one.PathPattern,
    compresses: one.Compress,
    viewerRequest: (one.FunctionAssociations ?? [])
      .filter(({ EventType }: { EventType: string }) => EventType === "viewer-request")
      .map(({ FunctionARN }: { FunctionARN: unknown }) => behind(FunctionARN)?.FunctionCode)[0],
    cache: behind(one.CachePolicyId)?.CachePolicyConfig,
    sent: behind(one.OriginRequestPolicyId)?.OriginRequestPolicyConfig,
    added: behind(one.ResponseHeadersPolicyId)?.ResponseHeadersPolicyConfig,
  }));
}

/** The behaviour that CloudFront takes for a path. */
export const behaviourFor = (behaviours: readonly EdgeBehaviour[], path: string) =>
  behaviours.find(({ pattern }) => pattern === undefined || matches(pattern, path));

/** `*` is any text, `?` any one character. */
const matches = (pattern: string, path: string) =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^$(){}|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  ).test(path);
