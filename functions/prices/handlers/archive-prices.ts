import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { archivePrices } from "../archive/archive-prices.ts";
import { runtime } from "../runtime.archive.ts";

/** Worker of the archive's queue: each night it writes the months of prices that have changed. */
export const handler = queueHandler(
  QueuedOccasion,
  runtime,
  (_occasion, deps, { leftMs }) => archivePrices({ leftMs }, deps),
  { causeIn: (body) => QueuedOccasion.safeParse(body).data?.id },
);
