import { edgeProofHeader, isForEverybody } from "#schemas/http/edge.ts";
import { operations } from "#schemas/http/index.ts";
import {
  apiDistribution,
  behaviourFor,
  type EdgeBehaviour,
  edgeBehaviours,
} from "#test/support/clouds/api-distribution.ts";
import { nameOf, ofType, type StageTemplates } from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";
import { first } from "./spoiling.ts";

const keyOf = ({ cache }: EdgeBehaviour) => cache.ParametersInCacheKeyAndForwardedToOrigin;
const headersIn = (config: { HeadersConfig: { Headers?: string[] } }): string[] =>
  (config.HeadersConfig.Headers ?? []).map((name) => name.toLowerCase());

/** Whether a behaviour may answer one caller with what another one fetched. */
const isShared = (one: EdgeBehaviour) => !headersIn(keyOf(one)).includes("authorization");
const at = ({ pattern }: EdgeBehaviour) => pattern ?? "the default behaviour";

const keptForEverybody: Rule = {
  name: "the edge keeps for everybody exactly what its operation declares to be",
  find(templates) {
    const behaviours = edgeBehaviours(templates);
    if (behaviours.length === 0) return [];
    return operations.flatMap((operation) => {
      const taken = behaviourFor(behaviours, operation.path.replaceAll(/\{[^}]+\}/g, "x"));
      return taken && isShared(taken) === isForEverybody(operation)
        ? []
        : [`${operation.id} is ${taken && isShared(taken) ? "" : "not "}kept for everybody`];
    });
  },
  spoil(templates) {
    const [some] = apiDistribution(templates)?.properties.DistributionConfig.CacheBehaviors ?? [];
    if (some) some.PathPattern = "/v1/*";
  },
};

const tokensStayApart: Rule = {
  name: "no token but a program's key reaches what is kept for everybody, and everything else knows token and viewer",
  find: (templates) =>
    edgeBehaviours(templates).flatMap((one) => {
      const { HeaderBehavior } = one.sent.HeadersConfig;
      if (isShared(one)) {
        const sent = [...headersIn(keyOf(one)), ...headersIn(one.sent)].join();
        const isNarrow =
          HeaderBehavior === "whitelist" && sent === "cloudfront-viewer-address,x-api-key";
        return isNarrow ? [] : [`${at(one)} sends ${sent} on for everybody's answers`];
      }
      const knows = headersIn(keyOf(one)).includes("cloudfront-viewer-address");
      const sendsAllButHost =
        HeaderBehavior === "allExcept" && headersIn(one.sent).join() === "host";
      return knows && sendsAllButHost ? [] : [`${at(one)} hides who is asking`];
    }),
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::CloudFront::OriginRequestPolicy")) {
      const { HeadersConfig } = properties.OriginRequestPolicyConfig;
      if (HeadersConfig.HeaderBehavior === "whitelist") HeadersConfig.HeaderBehavior = "allViewer";
    }
  },
};

const nothingIsKeptUnasked: Rule = {
  name: "the edge keeps nothing that does not ask for it, no query's answer for another, and no error",
  find(templates) {
    const errors = apiDistribution(templates)?.properties.DistributionConfig.CustomErrorResponses;
    const forgotten = new Set(
      (errors ?? [])
        .filter((one: { ErrorCachingMinTTL: number }) => one.ErrorCachingMinTTL === 0)
        .map((one: { ErrorCode: number }) => one.ErrorCode),
    );
    return edgeBehaviours(templates).flatMap((one) => {
      const { MinTTL, DefaultTTL, MaxTTL } = one.cache;
      const { QueryStringsConfig, CookiesConfig } = keyOf(one);
      return [
        ...(MinTTL === 0 && DefaultTTL === 0 ? [] : [`${at(one)} keeps what does not ask for it`]),
        ...(isShared(one) || MaxTTL <= 1 ? [] : [`${at(one)} keeps somebody's answers`]),
        ...(QueryStringsConfig.QueryStringBehavior === "all" ? [] : [`${at(one)} mixes queries`]),
        ...(CookiesConfig.CookieBehavior === "none" ? [] : [`${at(one)} looks at cookies`]),
        ...(one.compresses ? [`${at(one)} weakens ETags by compressing`] : []),
        ...[400, 403, 404, 405, 414, 500, 501, 502, 503, 504]
          .filter((status) => !forgotten.has(status))
          .map((status) => `${at(one)} keeps a ${status}`),
      ];
    });
  },
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::CloudFront::CachePolicy")) {
      properties.CachePolicyConfig.DefaultTTL = 60;
    }
  },
};

const edgeProvesItself: Rule = {
  name: "[ACC-5] the edge proves itself by a secret that AWS makes, and every function of the API knows it",
  find(templates) {
    const distribution = apiDistribution(templates);
    const known = secretsOf(templates);
    if (!distribution) {
      return known.size === 0 ? [] : ["functions believe a distribution that is not there"];
    }
    const sent = distribution.properties.DistributionConfig.Origins.map(
      (origin: { OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[] }) =>
        JSON.stringify(
          origin.OriginCustomHeaders?.find(({ HeaderName }) => HeaderName === edgeProofHeader)
            ?.HeaderValue,
        ),
    );
    const isOne = known.size === 1 && sent.length === 1 && known.has(sent[0]);
    const isMade = /"Fn::GetAtt":\["[^"]+","RandomPassword"\]/.test(String(sent[0]));
    return isOne && isMade
      ? []
      : [`${nameOf(distribution)} sends ${sent}, functions know ${[...known]}`];
  },
  spoil(templates) {
    const worker = ofType(templates, "AWS::Lambda::Function").find(
      ({ properties }) => properties.Environment?.Variables.EDGE_SECRET,
    );
    if (worker) worker.properties.Environment.Variables.EDGE_SECRET = undefined;
  },
};

/** What functions that answer calls know of the secret, as the texts of their templates. */
const secretsOf = (templates: StageTemplates) =>
  new Set(
    ofType(templates, "AWS::Lambda::Function")
      // Workers that count what they do for a user are called by nobody outside.
      .filter(({ properties }) => String(properties.FunctionName).endsWith("-http"))
      .map(({ properties }) => properties.Environment?.Variables ?? {})
      .filter(
        ({ LIMITS_TABLE, EDGE_SECRET }) =>
          LIMITS_TABLE && (EDGE_SECRET || apiDistribution(templates)),
      )
      .map(({ EDGE_SECRET }) => JSON.stringify(EDGE_SECRET)),
  );

const preflightsEndEarly: Rule = {
  name: "every preflight is answered at the edge, with what the gateway would say",
  find(templates) {
    const { CorsConfiguration: cors } = first(templates, "AWS::ApiGatewayV2::Api").properties;
    const wanted = JSON.stringify({
      origins: cors.AllowOrigins,
      methods: cors.AllowMethods.join(","),
      headers: cors.AllowHeaders.join(","),
      maxAge: String(cors.MaxAge),
    });
    return edgeBehaviours(templates)
      .filter(({ viewerRequest }) => !viewerRequest?.startsWith(`const cors = ${wanted};\n`))
      .map((one) => `${at(one)} lets preflights through or says something else`);
  },
  spoil(templates) {
    first(templates, "AWS::ApiGatewayV2::Api").properties.CorsConfiguration.AllowOrigins = [
      "https://cards.example.com",
    ];
  },
};

const sameHeaders: Rule = {
  name: "pages of other origins read of kept answers what they read of all others",
  find(templates) {
    const { CorsConfiguration: cors } = first(templates, "AWS::ApiGatewayV2::Api").properties;
    return edgeBehaviours(templates)
      .filter(isShared)
      .filter(({ added }) => {
        const own = added?.CorsConfig;
        const origins = own?.AccessControlAllowOrigins.Items;
        const exposed = own?.AccessControlExposeHeaders.Items;
        return (
          JSON.stringify([origins, exposed]) !==
          JSON.stringify([cors.AllowOrigins, cors.ExposeHeaders])
        );
      })
      .map((one) => `${at(one)} says something else to other origins`);
  },
  spoil(templates) {
    first(templates, "AWS::ApiGatewayV2::Api").properties.CorsConfiguration.ExposeHeaders = [
      "etag",
    ];
  },
};

export const edgeRules: readonly Rule[] = [
  keptForEverybody,
  tokensStayApart,
  nothingIsKeptUnasked,
  edgeProvesItself,
  preflightsEndEarly,
  sameHeaders,
];
