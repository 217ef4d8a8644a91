import type { Stack } from "aws-cdk-lib";
import type { HttpApi, IHttpRouteAuthorizer } from "aws-cdk-lib/aws-apigatewayv2";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Area, EnvOf, HttpEnv } from "#schemas/env.ts";
import { type HttpAreaName, operations, operationsOf } from "#schemas/http/index.ts";
import { accept } from "../accept.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { HttpArea } from "../constructs/http-area.ts";
import { HttpEdge } from "../constructs/http-edge.ts";
import { HttpGateway, jwtAuthorizer } from "../constructs/http-gateway.ts";
import { StoreTable } from "../constructs/store-table.ts";
import type { Stage } from "../stages.ts";
import type { AccountsStack } from "./accounts-stack.ts";

/**
 * What stands before all areas of the HTTP API: gateway, edge, who may come in and how often. What it
 * makes lies in its stack itself, as the names of deployed resources say.
 */
export class HttpFront {
  readonly api: HttpApi;
  /** Undefined where people reach the gateway itself. */
  readonly edge: HttpEdge | undefined;
  private readonly stack: Stack;
  private readonly stage: Stage;
  private readonly authorizer: IHttpRouteAuthorizer;
  private readonly limits: StoreTable;

  constructor(
    stack: Stack,
    { stage, accounts }: { readonly stage: Stage; readonly accounts: AccountsStack },
  ) {
    this.stack = stack;
    this.stage = stage;
    this.api = new HttpGateway(stack, "Gateway", { stage }).api;
    this.edge = stage.hasApiEdge
      ? new HttpEdge(stack, "Edge", { stage, api: this.api, operations })
      : undefined;
    this.limits = new StoreTable(stack, "Limits", { stage, name: "limits", isWorthKeeping: false });
    accept(this.limits, {
      "AwsSolutions-DDB3": "Counters of a day at most; lost ones begin anew.",
    });
    this.authorizer = jwtAuthorizer(stack.region, accounts);
  }

  /** The function that answers an area's routes, and the routes. */
  area<A extends HttpAreaName & Area>(area: A, environment: EnvOf<A>) {
    const id = `${area.charAt(0).toUpperCase()}${area.slice(1)}`;
    const worker = new AreaFunction(this.stack, id, {
      stage: this.stage,
      area,
      handler: "http",
      environment,
      memoryMb: 1024,
    });
    this.keepWithinLimits(worker);
    if (this.edge) worker.addEnvironment("EDGE_SECRET", this.edge.secret);
    const routes = new HttpArea(this.stack, `${id}Routes`, {
      api: this.api,
      authorizer: this.authorizer,
      operations: operationsOf(area),
      worker,
    });
    if (area === "ops") routes.answerEverythingElse();
    return worker;
  }

  /** [ACC-5] Every function that answers HTTP counts its calls in one table; others what they do for a user. */
  keepWithinLimits(worker: LambdaFunction) {
    const { perUser, perAddress, ofV2 } = this.stage.limits;
    const variables: HttpEnv = {
      LIMITS_TABLE: this.limits.tableName,
      LIMITS_PER_USER: String(perUser),
      LIMITS_PER_ADDRESS: String(perAddress),
      LIMITS_OF_V2: ofV2,
    };
    for (const [name, value] of Object.entries(variables)) worker.addEnvironment(name, value);
    this.limits.grant(worker, "dynamodb:UpdateItem");
  }
}
