import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { LocalCloud } from "../cloud/local-cloud.ts";

/**
 * Has the function that draws started by handing it no messages: its layer takes two seconds to
 * unpack, and meanwhile a sync waits for its upstream. The call is one that its queue could make.
 *
 * @throws Error if the function cannot start
 */
export async function startDrawingFunction({ clients }: LocalCloud): Promise<void> {
  const answer = await clients.lambda.send(
    new InvokeCommand({
      FunctionName: "cardlake-local-images-draw-render",
      Payload: JSON.stringify({ Records: [] }),
    }),
  );
  if (answer.FunctionError === undefined) return;
  const said = answer.Payload ? Buffer.from(answer.Payload).toString() : "it said nothing";
  throw new Error(`The function that draws does not start (${answer.FunctionError}): ${said}`);
}
