import { SQSClient } from "@aws-sdk/client-sqs";
import { env, valuesEnv } from "#schemas/env.ts";
import { callLimits, documentClient } from "#shared/aws/clients.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { functionInterest } from "#shared/wanting/function-interest.ts";
import { dynamoCatalogStore } from "../catalog/silver/dynamo-catalog-store.ts";
import { dynamoHolders } from "./days/dynamo-holders.ts";
import { sqsValuesAsked } from "./days/sqs-values-asked.ts";
import { readHeldCollections } from "./held/read-held-collections.ts";
import { rememberedStates } from "./held/remembered-states.ts";
import { heldInTable } from "./runtime.held.ts";
import { valuesInTables } from "./runtime.values.ts";
import { variantsByStore } from "./valuing/variants-of-cards.ts";

/** What storing values needs: prices, and no search index. */
export const runtime = lazy(async () => {
  const vars = env.holdings.parse(process.env);
  const { EVENT_BUS, VALUES_QUEUE_URL, ...own } = valuesEnv.parse(process.env);
  const [client, clock] = [documentClient(), systemClock];
  const valued = valuesInTables(client, vars, signedObjects(vars.LAKE_BUCKET, process.env));
  return {
    ...valued,
    variants: variantsByStore(dynamoCatalogStore(client, vars.CATALOG_TABLE)),
    held: readHeldCollections({
      ...{ ...heldInTable(client, vars.USERS_TABLE), clock },
      // A worker comes by everybody once: what it remembered of one would not be asked for again.
      files: { load: async () => undefined },
      remembered: rememberedStates(0),
      askForFiles: async () => undefined,
    }),
    holders: dynamoHolders(client, vars.USERS_TABLE),
    asked: sqsValuesAsked(new SQSClient(callLimits), VALUES_QUEUE_URL),
    gapSeconds: own.VALUES_GAP_SECONDS,
    bus: eventBridge(EVENT_BUS, process.env),
    interest: functionInterest(client, own.WORK_TABLE),
    clock,
  };
});
