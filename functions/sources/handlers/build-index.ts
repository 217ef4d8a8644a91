import { CatalogChanged } from "#schemas/messages/catalog-changed.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { buildIndexForRun, giveUpIndex } from "../runs/build-index-for-run.ts";
import { runtime } from "../runtime.index.ts";

/** Worker of the index queue. */
export const handler = queueHandler(CatalogChanged, runtime, buildIndexForRun, {
  giveUp: (message, deps, reason) => giveUpIndex(message, reason, deps),
});
