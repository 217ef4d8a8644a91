import { SQSClient } from "@aws-sdk/client-sqs";
import { env } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { readingHoldings } from "../holdings/runtime.reading.ts";
import { rowMatching } from "./runtime.matching.ts";
import { dynamoShelf } from "./shelf/dynamo-shelf.ts";
import { sqsShelves } from "./shelf/sqs-shelves.ts";
import { tellFound } from "./shelf/tell-found.ts";

/** Where shelves are matched again. Indexes stay in memory as long as the container. */
export const runtime = lazy(async () => {
  const vars = env.transfer.parse(process.env);
  const bus = eventBridge(vars.EVENT_BUS, process.env);
  return {
    shelf: dynamoShelf(documentClient(), vars.USERS_TABLE),
    asked: sqsShelves(new SQSClient(callLimits), vars.SHELVES_QUEUE_URL),
    matching: rowMatching(readingHoldings(vars)),
    tell: (userId: string, found: number, occasion: string) =>
      tellFound({ userId, found, occasion }, { bus, clock: systemClock }),
    clock: systemClock,
  };
});
