import { accountsCalls } from "./calls/accounts.ts";
import { alertsCalls } from "./calls/alerts.ts";
import { catalogCalls } from "./calls/catalog.ts";
import { chartsCalls } from "./calls/charts.ts";
import { collectionsCalls } from "./calls/collections.ts";
import { edgeCalls } from "./calls/edge.ts";
import { historyCalls } from "./calls/history.ts";
import { holdingsCalls } from "./calls/holdings.ts";
import { imagesCalls } from "./calls/images.ts";
import type { FunctionCalls } from "./calls/kinds.ts";
import { opsCalls } from "./calls/ops.ts";
import { pricesCalls } from "./calls/prices.ts";
import { sharesCalls } from "./calls/shares.ts";
import { sourcesCalls } from "./calls/sources.ts";
import { studioCalls } from "./calls/studio.ts";
import { transferCalls } from "./calls/transfer.ts";
import { v2Calls } from "./calls/v2.ts";

/**
 * What every function calls, by resource, and what for. Whoever changes a function's calls changes
 * its entry, in the file of its area: a grant that nothing there explains is as much a fault as an
 * entry without its grant.
 */
export const functionCalls: FunctionCalls = {
  ...accountsCalls,
  ...alertsCalls,
  ...catalogCalls,
  ...chartsCalls,
  ...sharesCalls,
  ...collectionsCalls,
  ...edgeCalls,
  ...historyCalls,
  ...holdingsCalls,
  ...v2Calls,
  ...imagesCalls,
  ...opsCalls,
  ...pricesCalls,
  ...sourcesCalls,
  ...studioCalls,
  ...transferCalls,
};
