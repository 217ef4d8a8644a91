import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;

/** The claims that the authorizer verified; HTTP API puts them here. */
export interface AuthorizedContext {
  readonly authorizer?: { readonly jwt?: { readonly claims?: Record<string, unknown> } };
}
