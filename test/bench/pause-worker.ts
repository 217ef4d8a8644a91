import {
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";

/**
 * Has a function read nothing of its stream or queue any more: here workers take the processor that the
 * measured request needs, which on AWS they do not.
 *
 * @param name area and handler, such as `collections-publish-changes`
 */
export async function pauseWorker(
  { clients: { lambda } }: LocalCloud,
  name: string,
): Promise<void> {
  const FunctionName = `cardlake-local-${name}`;
  const ids: string[] = [];
  const pages = paginateListEventSourceMappings({ client: lambda }, { FunctionName });
  for await (const { EventSourceMappings = [] } of pages) {
    ids.push(...EventSourceMappings.flatMap(({ UUID }) => UUID ?? []));
  }
  if (ids.length === 0) throw new Error(`Nothing calls ${FunctionName}.`);
  for (const UUID of ids) {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  }
}
