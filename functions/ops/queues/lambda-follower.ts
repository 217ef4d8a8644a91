import { type AwsVariables, signedClient } from "#shared/aws/signed-client.ts";
import type { CallFollower } from "./queues.ts";

/** API Gateway waits 29 seconds for an answer of ours. */
const timeoutMs = 20_000;
/** Of what a function says of its failure. */
const mostWords = 500;

/**
 * Calls followers of streams by a signed request: the SDK's client would be a fifth of the code of a
 * function that should start fast.
 *
 * @throws Error with the follower's own words when it failed, or with Lambda's when it was not called
 */
export function lambdaFollower(variables: AwsVariables): CallFollower {
  const { AWS_REGION: region = "us-east-1", AWS_ENDPOINT_URL } = variables;
  const endpoint = AWS_ENDPOINT_URL ?? `https://lambda.${region}.amazonaws.com`;
  const client = signedClient("lambda", region, variables);
  return async (functionName, letter) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { "content-type": "application/json" };
    const address = `${endpoint}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`;
    const answer = await client.fetch(address, { method: "POST", headers, body: letter, signal });
    const words = (await answer.text()).slice(0, mostWords);
    if (answer.status === 200 && !answer.headers.has("x-amz-function-error")) return;
    throw new Error(`${functionName} failed at a letter (${answer.status}): ${words}`);
  };
}
