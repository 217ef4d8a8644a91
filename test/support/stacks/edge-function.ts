import { createContext, runInContext } from "node:vm";

/** A request as CloudFront hands it to a function. */
export interface EdgeRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

export interface EdgeResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

/** Runs a CloudFront Function's text as it is deployed: with nothing of ours around it. */
export function edgeFunction(code: string): (request: EdgeRequest) => EdgeRequest | EdgeResponse {
  const context = createContext({});
  runInContext(code, context);
  return (request) => {
    const event = JSON.stringify({ version: "1.0", request });
    return JSON.parse(runInContext(`JSON.stringify(handler(${event}))`, context));
  };
}

export const isResponse = (outcome: EdgeRequest | EdgeResponse): outcome is EdgeResponse =>
  "statusCode" in outcome;
