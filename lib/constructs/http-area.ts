import {
  type HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Operation } from "#schemas/http/operation.ts";
import { accept } from "../accept.ts";

export interface HttpAreaProps {
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly operations: readonly Operation[];
  readonly worker: LambdaFunction;
}

/** The routes of one area, all answered by its one function; only public ones need no token. */
export class HttpArea extends Construct {
  private readonly api: HttpApi;
  private readonly integration: HttpLambdaIntegration;

  constructor(scope: Construct, id: string, props: HttpAreaProps) {
    super(scope, id);
    const { api, authorizer, operations, worker } = props;
    this.api = api;
    this.integration = new HttpLambdaIntegration("Integration", worker, {
      // One permission for the API instead of one per route: a policy holds 20 KB at most.
      scopePermissionToRoute: false,
    });
    for (const { path, method, access } of operations) {
      const routes = api.addRoutes({
        path,
        methods: methodsOf(method),
        integration: this.integration,
        authorizer: access === "public" ? new HttpNoneAuthorizer() : authorizer,
      });
      if (access !== "public") continue;
      for (const route of routes) {
        accept(route, { "AwsSolutions-APIG4": `${path} is public by its declaration in schemas.` });
      }
    }
  }

  /** Lets this area's function answer what no route does, so that it is told in a problem document. */
  answerEverythingElse(): void {
    const route = new HttpRoute(this, "Else", {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: this.integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    accept(route, { "AwsSolutions-APIG4": "Where nothing is, there is nothing to protect." });
  }
}

/** Whoever may GET may ask for the headers alone [RFC 9110, 9.3.2]. */
const methodsOf = (method: Operation["method"]): HttpMethod[] =>
  method === "GET" ? [HttpMethod.GET, HttpMethod.HEAD] : [HttpMethod[method]];
