import type { AccountsStack } from "../accounts-stack.ts";
import type { AlertsStack } from "../alerts-stack.ts";
import {
  letKeepChannels,
  letLookUpIds,
  letNoteInterest,
  letReadPrices,
  letReadValues,
} from "../area-grants.ts";
import type { DataStack } from "../data-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Sets alerts and shows what fired; prices are judged by the workers of the alerts stack. */
export function alertsArea(
  { stage, http, stack }: ApiPlace,
  { variables, telling, looks, expansions }: AlertsStack,
  { pool }: AccountsStack,
  data: DataStack,
) {
  const worker = http.area("alerts", variables);
  // As AWS makes it of its parts: not every cloud that we run on has it as an address.
  const own = `https://${http.api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
  const home = http.edge?.url ?? own;
  letKeepChannels(worker, { stage, stack, telling, pool, home });
  letNoteInterest(worker, data);
  data.catalog.grant(worker, "dynamodb:BatchGetItem");
  letLookUpIds(worker, data);
  letReadValues(worker, data);
  letReadPrices(worker, data.lake);
  data.alerts.grant(
    worker,
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
  );
  looks.queue.grant(worker, "sqs:SendMessage");
  expansions.queue.grant(worker, "sqs:SendMessage");
}
