import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { moveCounts } from "./upgrade/move-counts.ts";

/**
 * `npm run upgrade`, after the deploy, brings what an older version of the stage that `STAGE` names
 * left in its tables to where this version looks for it. Safe to repeat, and to break off.
 */
const { STAGE: stage = "dev", AWS_ENDPOINT_URL: endpoint } = process.env;
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...(endpoint && { endpoint }) }));
const moved = await moveCounts(client, `cardlake-${stage}-users`);
console.log(
  moved === 0
    ? "Nothing was left to be moved."
    : `Moved ${moved} ${moved === 1 ? "share" : "shares"} of collections' counts.`,
);
