import { nameOf, ofType, type StageTemplates } from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";
import { first } from "./spoiling.ts";

interface Route {
  readonly key: string;
  readonly rest: string;
}

const routes = (templates: StageTemplates): Route[] =>
  ofType(templates, "AWS::ApiGatewayV2::Route").map(({ properties }) => {
    const { RouteKey, ...rest } = properties;
    return { key: RouteKey, rest: JSON.stringify(rest) };
  });

const headIsGet: Rule = {
  name: "whoever may GET may HEAD: the same function behind the same authorizer",
  find(templates) {
    const byKey = new Map(routes(templates).map(({ key, rest }) => [key, rest]));
    return routes(templates)
      .filter(({ key }) => key.startsWith("GET "))
      .filter(({ key, rest }) => byKey.get(key.replace("GET", "HEAD")) !== rest)
      .map(({ key }) => `${key} has no HEAD of its kind`);
  },
  spoil(templates) {
    const head = ofType(templates, "AWS::ApiGatewayV2::Route").find(({ properties }) =>
      properties.RouteKey.startsWith("HEAD "),
    );
    if (head) head.properties.AuthorizationType = "CUSTOM";
  },
};

const nothingIsSilent: Rule = {
  name: "[API-2] where no route is, a function answers, without a token",
  find(templates) {
    const found = ofType(templates, "AWS::ApiGatewayV2::Route").find(
      ({ properties }) => properties.RouteKey === "$default",
    );
    const { Target, AuthorizationType } = found?.properties ?? {};
    return Target && AuthorizationType === "NONE"
      ? []
      : ["the gateway answers unknown paths itself"];
  },
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::ApiGatewayV2::Route")) {
      if (properties.RouteKey === "$default") properties.RouteKey = "GET /other";
    }
  },
};

/** Headers that our answers say something by. */
const said = ["etag", "location", "retry-after"];

const browsersSee: Rule = {
  name: "pages of other origins read what our headers say, and keep a preflight",
  find: (templates) =>
    ofType(templates, "AWS::ApiGatewayV2::Api").flatMap((api) => {
      const { ExposeHeaders = [], MaxAge = 0 } = api.properties.CorsConfiguration ?? {};
      const hidden = said.filter((header) => !ExposeHeaders.includes(header));
      return [
        ...hidden.map((header) => `${nameOf(api)} hides ${header}`),
        ...(MaxAge >= 3600 ? [] : [`${nameOf(api)} has every call preflighted`]),
      ];
    }),
  spoil(templates) {
    first(templates, "AWS::ApiGatewayV2::Api").properties.CorsConfiguration.MaxAge = undefined;
  },
};

const noImplicitFlow: Rule = {
  name: "no app client signs in on pages that we do not have",
  find: (templates) =>
    ofType(templates, "AWS::Cognito::UserPoolClient")
      .filter(
        ({ properties: p }) =>
          p.AllowedOAuthFlowsUserPoolClient !== false ||
          p.AllowedOAuthFlows?.includes("implicit") ||
          JSON.stringify(p.CallbackURLs ?? []).includes("example.com"),
      )
      .map((client) => `${nameOf(client)} allows OAuth flows that nobody uses`),
  spoil(templates) {
    const client = first(templates, "AWS::Cognito::UserPoolClient");
    client.properties.AllowedOAuthFlowsUserPoolClient = undefined;
    client.properties.AllowedOAuthFlows = ["implicit", "code"];
  },
};

const codesArrive: Rule = {
  name: "a stage for people sends its codes from an own address",
  find: (templates) =>
    ofType(templates, "AWS::Cognito::UserPool")
      .filter(
        ({ properties: { EmailConfiguration: mail } }) =>
          templates.keepsData && !(mail?.EmailSendingAccount === "DEVELOPER" && mail.SourceArn),
      )
      .map((pool) => `${nameOf(pool)} stops at 50 mails a day`),
  spoil(templates) {
    if (!templates.keepsData) Object.assign(templates, { keepsData: true });
    first(templates, "AWS::Cognito::UserPool").properties.EmailConfiguration = undefined;
  },
};

export const httpRules: readonly Rule[] = [
  headIsGet,
  nothingIsSilent,
  browsersSee,
  noImplicitFlow,
  codesArrive,
];
