import { DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Trouble } from "./local/trouble.ts";
import { atCommandLine } from "./local/words.ts";
import { regionIn } from "./region.ts";
import { moveCounts } from "./upgrade/move-counts.ts";

/**
 * `npm run upgrade`, after the deploy, brings what an older version of the stage that `STAGE` names
 * left in its tables to where this version looks for it. Safe to repeat, and to break off.
 */
await atCommandLine(async () => {
  const { STAGE: stage = "dev", AWS_ENDPOINT_URL: endpoint } = process.env;
  const region = regionIn(process.env);
  if (!region) throw new Trouble("AWS_REGION must name the region of the stage, e.g. us-east-1.");
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, ...(endpoint && { endpoint }) }),
  );
  const table = `cardlake-${stage}-users`;
  const moved = await moveCounts(client, table).catch((error: unknown) => {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw new Trouble(
      `There is no table ${table} in ${region}; STAGE and AWS_REGION name the stage.`,
    );
  });
  console.log(
    moved === 0
      ? "Nothing was left to be moved."
      : `Moved ${moved} ${moved === 1 ? "share" : "shares"} of collections' counts.`,
  );
});
